#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/reachouts/touches.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

int list_open(Session& session, const Options& options) {
  const auto& database = session.journal();
  const auto promises = store::open_promises(
      database, {.whose = options.has("--theirs") ? std::optional(model::Whose::theirs) : std::nullopt});
  store::Roll roll(database);
  Listing listing{.columns = promise_columns, .rows = {}, .id_column = "id"};
  for (const auto& one : promises) listing.rows.push_back(promise_row(one, roll, session.today()));
  view::Table table = promise_table(session, promises);
  table.indent = 0;
  return reply(session, listing, table, "No promises are open.");
}

int answer(Session& session, store::Edit& edit, const model::Promise& promise, const std::string& words) {
  store::Roll roll(session.journal());
  const Fields row = fields(promise_columns, promise_row(promise, roll, session.today()));
  session.commit(edit);
  return reply(session, edit, row, words);
}

int settle(Session& session, const std::string& given, model::PromiseState state) {
  store::Edit edit = session.edit("promise");
  const Id id = entry(session, given, "promise", "promise");
  const bool is_done = state == model::PromiseState::done;
  edit.call("promise --" + std::string(is_done ? "done " : "drop ") + store::short_id(edit.database(), id));
  const auto promise = edit.change<model::Promise>(id, [&](auto& one) {
    if (one.state == state)
      throw Error(Fault::usage, "the promise " + given + " is " + std::string(model::to_text(state)) + " already");
    one.state = state;
    one.settled_on = session.today();
  });
  edit.settle();
  return answer(session, edit, promise, (is_done ? "Done: " : "Dropped: ") + shown(promise.text) + "\n");
}

int make(Session& session, const Options& options) {
  store::Edit edit = session.edit("promise");
  const auto who = person(session, options.value("PERSON"));
  edit.call("promise " + who.handle);
  model::Promise promise{.people = {who.id},
                         .whose = options.has("--theirs") ? model::Whose::theirs : model::Whose::mine,
                         .text = {},
                         .made_on = session.today(),
                         .is_private = options.has("--private")};
  if (const auto by = options.find("--by"))
    promise.due_on = language::day(*by, session.today(), language::Reading::future);
  promise.text = text_to_store(session, options.text("TEXT"), options.has("TEXT"), "what is promised");
  edit.add(promise);
  edit.settle();
  std::string words = "Promised " + store::short_id(session.journal(), promise.id) + ": " + shown(promise.text) +
                      (promise.whose == model::Whose::mine ? ", to " : ", by ") + shown(who.name);
  if (promise.due_on) words += ", by " + view::date_words(*promise.due_on, session.today());
  return answer(session, edit, promise, words + "\n");
}

int run(const Options& options, Session& session) {
  if (options.has("--done")) return settle(session, options.value("--done"), model::PromiseState::done);
  if (options.has("--drop")) return settle(session, options.value("--drop"), model::PromiseState::dropped);
  return options.has("PERSON") ? make(session, options) : list_open(session, options);
}

}  // namespace

Command promise() {
  return {
      .name = "promise",
      .summary = "Keep promises, yours and theirs",
      .group = Group::practice,
      .examples = {{"promise marco \"send the pricing sheet\" --by fri", "yours"},
                   {"promise zoe \"the contract\" --theirs --by \"in 2 weeks\"", "what you wait for"},
                   {"promise", "those that are open"},
                   {"promise --done 7k3", "kept"}},
      .parameters = {{.name = "PERSON", .help = "to whom, or whose", .completes = Completes::person},
                     {.name = "TEXT", .help = "what", .repeats = true},
                     {.name = "--by", .value = "DATE", .help = "by when", .completes = Completes::date},
                     {.name = "--theirs", .help = "they promised it to you"},
                     {.name = "--private", .help = "left out of exports and reminders"},
                     {.name = "--done", .value = "ID", .help = "it is kept", .completes = Completes::promise},
                     {.name = "--drop", .value = "ID", .help = "it no longer holds", .completes = Completes::promise}},
      .details = {},
      .columns = "id,handle,name,whose,text,due_on,days_over,state,from",
      .run = run};
}

}  // namespace rapport::commands
