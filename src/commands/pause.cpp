#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/open_entries.hpp"
#include "store/people.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

/// The pauses of a person (or of everyone) that are on, or to come.
std::vector<model::Pause> standing_pauses(Session& session, Id person) {
  return store::pauses_after(session.journal(), session.today(), person);
}

Fields row_of(Session& session, const model::Pause& pause) {
  store::Roll roll(session.journal());
  return {{"id", pause.id},
          {"handle", pause.person ? Cell(roll.handle(pause.person)) : Cell()},
          {"start", pause.start},
          {"until", pause.until}};
}

int list_all(Session& session) {
  const auto pauses = store::pauses_after(session.journal(), session.today());
  store::Roll roll(session.journal());
  Listing listing{.columns = {"id", "handle", "start", "until"}, .rows = {}, .id_column = "id"};
  view::Table table{.columns = {{.title = {}, .flexible = true, .least = 10}, {.title = {}}, {.title = {}}}};
  for (const auto& pause : pauses) {
    Row row;
    for (const auto& [key, cell] : row_of(session, pause)) row.push_back(cell);
    listing.rows.push_back(std::move(row));
    table.rows.push_back({{pause.person ? roll.name(pause.person) : "everyone", view::Tone::strong},
                          {"from " + view::date_words(pause.start, session.today())},
                          {"back on " + view::date_words(pause.until, session.today())}});
  }
  return reply(session, listing, table, "Nobody is paused.");
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
  const std::string words = edit.empty() ? name + " was not paused.\n" : name + (person ? " is" : " are") + " back.\n";
  const Fields row = row_of(session, last);
  session.commit(edit);
  return reply(session, edit, row, words);
}

int run(const Options& options, Session& session) {
  if (!options.has("PERSON") && !options.any_option()) return list_all(session);
  store::Edit edit = session.edit("pause");
  const bool one = options.has("PERSON");
  const model::Person who = one ? person(session, options.value("PERSON")) : model::Person{};
  const std::string name = one ? shown(who.name) : "All people";
  const std::string log_name = one ? who.handle : "everyone";
  edit.call("pause " + log_name + (options.has("--clear") ? " --clear" : ""));
  if (options.has("--clear")) return clear(session, edit, who.id, name);
  if (!options.has("--until"))
    throw Error(Fault::usage, "until when?", "rapport pause " + who.handle + " --until 2027-01-07");
  const Day until = language::day(options.value("--until"), session.today(), language::Reading::future);
  const Day start = options.has("--from")
                        ? language::day(options.value("--from"), session.today(), language::Reading::future)
                        : session.today();
  if (until <= start)
    throw Error(Fault::usage, "--until is the first day back, and " + to_iso(until) + " is not after " + to_iso(start));
  model::Pause pause{.person = who.id, .start = start, .until = until};
  edit.add(pause);
  edit.settle();
  const std::string words =
      name + (one ? " is" : " are") + " paused; back on " + view::date_words(until, session.today()) + ".\n";
  const Fields row = row_of(session, pause);
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command pause() {
  return {.name = "pause",
          .summary = "Take days out of the count: holidays, parental leave",
          .group = Group::keep,
          .examples = {{"pause priya --until 2027-01-07", "she is back on that day"},
                       {"pause --until 2027-01-02", "everyone"},
                       {"pause priya --clear", "back today"},
                       {"pause", "who is paused"}},
          .parameters =
              {{.name = "PERSON", .help = "whom; without, everyone", .completes = Completes::person},
               {.name = "--until", .value = "DATE", .help = "the first day back", .completes = Completes::date},
               {.name = "--from", .value = "DATE", .help = "the first day away (today)", .completes = Completes::date},
               {.name = "--clear", .help = "end it today"}},
          .details = "The days of a pause do not count as silence. Promises and yearly dates still show.",
          .columns = "id,handle,start,until",
          .run = run};
}

}  // namespace rapport::commands
