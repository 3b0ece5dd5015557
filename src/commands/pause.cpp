#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/row_columns.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/open_entries.hpp"
#include "store/people.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::optional<std::string> until;
  std::optional<std::string> from;
  bool clear = false;

  bool operator==(const Arguments&) const = default;
};

/// The current and future pauses of a person, or of everyone.
std::vector<model::Pause> standing_pauses(Session& session, Id person) {
  return store::pauses_after(session.journal(), session.today(), person);
}

struct PauseRow {
  const model::Pause& pause;
  store::PersonNames& person_names;

  static std::vector<Column<PauseRow>> columns() {
    return {
        {"id", [](auto& row) -> Cell { return row.pause.id; }},
        {"handle",
         [](auto& row) -> Cell { return row.pause.person ? Cell(row.person_names.handle(row.pause.person)) : Cell(); }},
        {"start", [](auto& row) -> Cell { return row.pause.start; }},
        {"until", [](auto& row) -> Cell { return row.pause.until; }}};
  }
};

int list_all(Session& session) {
  const auto pauses = store::pauses_after(session.journal(), session.today());
  store::PersonNames person_names(session.journal());
  view::Table table{.columns = {{.title = {}, .flexible = true, .least = 10}, {.title = {}}, {.title = {}}}};
  for (const auto& pause : pauses) {
    table.rows.push_back({{pause.person ? person_names.name(pause.person) : "everyone", view::Tone::strong},
                          {"from " + view::date_text(pause.start, session.today())},
                          {"back on " + view::date_text(pause.until, session.today())}});
  }
  return reply(session,
               listing("id", pauses,
                       [&](auto& one) {
                         return PauseRow{one, person_names};
                       }),
               table, "Nobody is paused.");
}

int clear(Session& session, store::Edit& edit, Id person, const std::string& name) {
  model::Pause last;
  for (const auto& pause : standing_pauses(session, person)) {
    last = pause;
    if (pause.start >= session.today())
      edit.remove<model::Pause>(pause.id);
    else
      last = edit.change<model::Pause>(pause.id, [&](auto& stored) { stored.until = session.today(); });
  }
  edit.settle();
  const std::string words = edit.empty() ? "No pause to end for " + name + ".\n" : "Resumed " + name + ".\n";
  store::PersonNames person_names(session.journal());
  const Fields row = fields(PauseRow{last, person_names});
  session.commit(edit);
  return reply(session, edit, row, words);
}

int run(const Arguments& arguments, Session& session) {
  if (arguments == Arguments{}) return list_all(session);
  store::Edit edit = session.edit("pause");
  const bool one = arguments.person.has_value();
  const model::Person who = one ? person(session, *arguments.person) : model::Person{};
  const std::string name = one ? shown(who.name) : "everyone";
  const std::string log_name = one ? who.handle : "everyone";
  edit.call("pause " + log_name + (arguments.clear ? " --clear" : ""));
  if (arguments.clear) return clear(session, edit, who.id, name);
  if (!arguments.until)
    throw Error(ErrorCode::usage, "no date given", "rapport pause " + who.handle + " --until 2027-01-07");
  const Day until = language::day(*arguments.until, session.today(), language::Reading::future);
  const Day start =
      arguments.from ? language::day(*arguments.from, session.today(), language::Reading::future) : session.today();
  if (until <= start)
    throw Error(ErrorCode::usage,
                fmt::format("--until {} must be after {}; it is the first day back", to_iso(until), to_iso(start)));
  model::Pause pause{.person = who.id, .start = start, .until = until};
  edit.add(pause);
  edit.settle();
  const std::string words = fmt::format("Paused {}; back on {}.\n", name, view::date_text(until, session.today()));
  store::PersonNames person_names(session.journal());
  const Fields row = fields(PauseRow{pause, person_names});
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command pause() {
  return {.name = "pause",
          .summary = "Pause reminders during holidays or leave",
          .group = Group::keep,
          .examples = {{"pause priya --until 2027-01-07", "she is back on that day"},
                       {"pause --until 2027-01-02", "pause everyone"},
                       {"pause priya --clear", "back today"},
                       {"pause", "list who is paused"}},
          .parameters = {{.name = "PERSON",
                          .help = "whom to pause; by default everyone",
                          .completes = Completes::person,
                          .to = to<&Arguments::person>},
                         {.name = "--until",
                          .value = "DATE",
                          .help = "the first day back",
                          .completes = Completes::date,
                          .to = to<&Arguments::until>},
                         {.name = "--from",
                          .value = "DATE",
                          .help = "the first day away (today)",
                          .completes = Completes::date,
                          .to = to<&Arguments::from>},
                         {.name = "--clear", .help = "end the pause today", .to = to<&Arguments::clear>}},
          .details = "The days of a pause do not count as silence. Promises and yearly dates still come up.",
          .columns = keys<PauseRow>,
          .replies = {keys<PauseRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
