#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/listings/person_rows.hpp"
#include "services/people/person_lookup.hpp"
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
  bool is_private = false;
  std::optional<std::string> done;
};

int list_open(Session& session) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .rank = 1}}};
  const auto questions = store::open_questions(database);
  for (const auto& one : questions) {
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {view::joined(person_names.names(one.people)), view::Tone::strong},
                          {one.text},
                          {"since " + view::date_text(one.noted_on, session.today()), view::Tone::dim}});
  }
  return reply(session,
               listing("id", questions,
                       [&](auto& one) {
                         return QuestionRow{one, person_names};
                       }),
               table, "No open questions.");
}

int settle(Session& session, const std::string& given) {
  store::Edit edit = session.edit("ask");
  const Id id = entry(session, given, "question", "question");
  edit.call("ask --done " + store::short_id(edit.database(), id));
  const auto question = edit.change<model::Question>(id, [&](auto& one) {
    if (one.settled_on) throw Error(ErrorCode::usage, "question " + given + " is already marked as asked");
    one.settled_on = session.today();
  });
  store::PersonNames person_names(session.journal());
  const Fields row = fields(QuestionRow{question, person_names});
  session.commit(edit);
  return reply(session, edit, row, "Marked as asked: " + shown(question.text) + "\n");
}

int run(const Arguments& arguments, Session& session) {
  if (arguments.done) return settle(session, *arguments.done);
  if (!arguments.person) return list_open(session);
  store::Edit edit = session.edit("ask");
  const auto who = person(session, *arguments.person);
  edit.call("ask " + who.handle);
  const std::string text = text_to_store(session, arguments.text, "the question");
  model::Question question{
      .people = {who.id}, .text = text, .noted_on = session.today(), .is_private = arguments.is_private};
  edit.add(question);
  edit.settle();
  store::PersonNames person_names(session.journal());
  const Fields row = fields(QuestionRow{question, person_names});
  const std::string words = fmt::format("Added question {} for {}: {}\n",
                                        store::short_id(session.journal(), question.id), shown(who.name), shown(text));
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command ask() {
  return {
      .name = "ask",
      .summary = "Save a question for the next conversation",
      .group = Group::practice,
      .examples = {{"ask priya \"how did the move go?\"", "`brief` will show it"},
                   {"ask --done 7k3", "you asked it"},
                   {"ask", "list open questions"}},
      .parameters =
          {{.name = "PERSON", .help = "whom to ask", .completes = Completes::person, .to = to<&Arguments::person>},
           {.name = "TEXT", .help = "the question", .repeats = true, .to = to<&Arguments::text>},
           {.name = "--private", .help = "leave out of exports and reminders", .to = to<&Arguments::is_private>},
           {.name = "--done",
            .value = "ID",
            .help = "mark this question as asked",
            .completes = Completes::question,
            .to = to<&Arguments::done>}},
      .details = "In `log`, the text after ?? becomes a question: `log \"lunch with Priya ?? how did the move go\"`.",
      .columns = keys<QuestionRow>,
      .replies = {keys<QuestionRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
