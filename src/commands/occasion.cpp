#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/profile.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

Fields row_of(Session& session, const model::Occasion& occasion) {
  store::Roll roll(session.journal());
  return fields(occasion_columns, occasion_row(occasion, roll, session.today(), session.settings().leap_day));
}

int list_all(Session& session, std::optional<Id> person) {
  const auto& database = session.journal();
  const auto leap = session.settings().leap_day;
  auto occasions =
      person ? store::of_person<model::Occasion>(database, *person) : store::all<model::Occasion>(database);
  const auto next = [&](const model::Occasion& one) {
    return model::next_after(one.date, session.today(), leap).value_or(Day{9'999'999});
  };
  std::stable_sort(occasions.begin(), occasions.end(), [&](auto& a, auto& b) { return next(a) < next(b); });
  store::Roll roll(database);
  Listing listing{.columns = occasion_columns, .rows = {}, .id_column = "id"};
  view::Table table{
      .columns = {
          {.title = {}, .flexible = true, .least = 10}, {.title = {}}, {.title = {}}, {.title = {}, .rank = 1}}};
  for (const auto& one : occasions) {
    listing.rows.push_back(occasion_row(one, roll, session.today(), leap));
    const auto when = model::next_after(one.date, session.today(), leap);
    table.rows.push_back({{roll.name(one.person), view::Tone::strong},
                          {one.kind},
                          {model::to_text(one.date), view::Tone::calm},
                          {when ? "next " + view::date_words(*when, session.today()) : "", view::Tone::dim}});
  }
  return reply(session, listing, table, "No yearly dates are written down.");
}

int take_away(Session& session, store::Edit& edit, const model::Person& who, const std::string& kind) {
  const auto found = store::occasion(session.journal(), who.id, kind);
  if (!found)
    throw Error(Fault::unknown, who.name + " has no " + kind + " written down", "rapport occasion " + who.handle);
  const Fields row = row_of(session, *found);
  edit.call("occasion " + who.handle + " --rm");
  edit.remove<model::Occasion>(found->id);
  session.commit(edit);
  return reply(session, edit, row, "Removed the " + shown(found->kind) + " of " + shown(who.name) + ".\n");
}

int run(const Options& options, Session& session) {
  if (!options.has("PERSON")) return list_all(session, std::nullopt);
  const std::string kind(trimmed(options.value("KIND")));
  if (kind.empty()) return list_all(session, person(session, options.value("PERSON")).id);
  store::Edit edit = session.edit("occasion");
  const auto who = person(session, options.value("PERSON"));
  edit.call("occasion " + who.handle);
  if (options.has("--rm")) return take_away(session, edit, who, kind);
  if (!options.has("DATE"))
    throw Error(Fault::usage, "when is it?", "rapport occasion " + who.handle + " " + kind + " 02-29");
  const auto say = [&](model::Occasion& one) {
    one.date = checked_partial_date(options.value("DATE"));
    if (const auto remind = options.find("--remind")) one.remind = checked_days(*remind);
  };
  auto occasion =
      store::occasion(session.journal(), who.id, kind).value_or(model::Occasion{.person = who.id, .kind = kind});
  if (occasion.id)
    occasion = edit.change<model::Occasion>(occasion.id, say);
  else
    say(occasion), edit.add(occasion);
  edit.settle();
  const auto next = model::next_after(occasion.date, session.today(), session.settings().leap_day);
  const std::string words = shown(who.name) + ": " + shown(kind) + " " + model::to_text(occasion.date) +
                            (next ? ", next " + view::date_words(*next, session.today()) : std::string{}) + ".\n";
  const Fields row = row_of(session, occasion);
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command occasion() {
  return {.name = "occasion",
          .summary = "Keep birthdays and other yearly dates",
          .group = Group::practice,
          .examples = {{"occasion zoe birthday 1986-02-29", "with the year, ages are told"},
                       {"occasion marco work-anniversary 09-01 --remind 3d", "without it they are not"},
                       {"occasion zoe birthday --rm", "no longer kept"},
                       {"occasion", "all of them, the next one first"}},
          .parameters = {{.name = "PERSON", .help = "whose", .completes = Completes::person},
                         {.name = "KIND", .help = "birthday, work-anniversary, or any word"},
                         {.name = "DATE", .help = "1986-02-29, 02-29, 1986-02 or 1986"},
                         {.name = "--remind", .value = "PERIOD", .help = "how long before it comes up (7d)"},
                         {.name = "--rm", .help = "take it away"}},
          .details = "29 February falls on 28 February in common years; the setting leap_day = \"mar-1\" moves it.",
          .columns = "id,handle,name,kind,date,next,days",
          .run = run};
}

}  // namespace rapport::commands
