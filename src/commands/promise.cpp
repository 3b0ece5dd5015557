#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/reachouts/reachouts.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::optional<std::string> text;
  std::optional<std::string> by;
  bool theirs = false;
  bool is_private = false;
  std::optional<std::string> done;
  std::optional<std::string> drop;
};

int list_open(Session& session, bool theirs) {
  const auto promises =
      store::open_promises(session.journal(), {.whose = theirs ? std::optional(model::Whose::theirs) : std::nullopt});
  store::PersonNames person_names(session.journal());
  view::Table table = promise_table(session, promises);
  table.indent = 0;
  return reply(session,
               listing("id", promises,
                       [&](auto& one) {
                         return PromiseRow{one, person_names, session.today()};
                       }),
               table, "No open promises.");
}

int answer(Session& session, store::Edit& edit, const model::Promise& promise, const std::string& words) {
  store::PersonNames person_names(session.journal());
  const Fields row = fields(PromiseRow{promise, person_names, session.today()});
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
      throw Error(ErrorCode::usage, fmt::format("promise {} is already {}", given, model::to_text(state)));
    one.state = state;
    one.settled_on = session.today();
  });
  edit.settle();
  return answer(session, edit, promise, (is_done ? "Kept: " : "Dropped: ") + shown(promise.text) + "\n");
}

int make(Session& session, const Arguments& arguments) {
  store::Edit edit = session.edit("promise");
  const auto who = person(session, *arguments.person);
  edit.call("promise " + who.handle);
  model::Promise promise{.people = {who.id},
                         .whose = arguments.theirs ? model::Whose::theirs : model::Whose::mine,
                         .text = {},
                         .made_on = session.today(),
                         .is_private = arguments.is_private};
  if (arguments.by) promise.due_on = language::day(*arguments.by, session.today(), language::Reading::future);
  promise.text = text_to_store(session, arguments.text, "what was promised");
  edit.add(promise);
  edit.settle();
  std::string words =
      fmt::format("Added promise {}: {}{}{}", store::short_id(session.journal(), promise.id), shown(promise.text),
                  promise.whose == model::Whose::mine ? ", to " : ", from ", shown(who.name));
  if (promise.due_on) words += ", by " + view::date_text(*promise.due_on, session.today());
  return answer(session, edit, promise, words + "\n");
}

int run(const Arguments& arguments, Session& session) {
  if (arguments.done) return settle(session, *arguments.done, model::PromiseState::done);
  if (arguments.drop) return settle(session, *arguments.drop, model::PromiseState::dropped);
  return arguments.person ? make(session, arguments) : list_open(session, arguments.theirs);
}

}  // namespace

Command promise() {
  return {.name = "promise",
          .summary = "Track promises, yours and theirs",
          .group = Group::practice,
          .examples = {{"promise marco \"send the pricing sheet\" --by fri", "yours"},
                       {"promise zoe \"the contract\" --theirs --by \"in 2 weeks\"", "one you are waiting for"},
                       {"promise", "list open promises"},
                       {"promise --done 7k3", "mark as kept"}},
          .parameters = {{.name = "PERSON",
                          .help = "who it is to, or whose it is",
                          .completes = Completes::person,
                          .to = to<&Arguments::person>},
                         {.name = "TEXT", .help = "what was promised", .repeats = true, .to = to<&Arguments::text>},
                         {.name = "--by",
                          .value = "DATE",
                          .help = "the due day",
                          .completes = Completes::date,
                          .to = to<&Arguments::by>},
                         {.name = "--theirs", .help = "they promised it to you", .to = to<&Arguments::theirs>},
                         {.name = "--private",
                          .help = "leave out of exports and reminders",
                          .to = to<&Arguments::is_private>},
                         {.name = "--done",
                          .value = "ID",
                          .help = "mark this promise as kept",
                          .completes = Completes::promise,
                          .to = to<&Arguments::done>},
                         {.name = "--drop",
                          .value = "ID",
                          .help = "this promise no longer holds",
                          .completes = Completes::promise,
                          .to = to<&Arguments::drop>}},
          .details = {},
          .columns = keys<PromiseRow>,
          .replies = {keys<PromiseRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
