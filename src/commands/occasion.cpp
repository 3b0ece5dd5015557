#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/person_details.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::string kind;
  std::optional<std::string> date;
  std::optional<std::string> remind;
  bool rm = false;
};

/// The next occurrence.
std::optional<Day> next_of(Session& session, const model::Occasion& occasion) {
  return model::next_after(occasion.date, session.today(), session.settings().leap_day);
}

Fields row_of(Session& session, const model::Occasion& occasion) {
  store::PersonNames person_names(session.journal());
  return fields(OccasionRow{occasion, person_names, session.today(), next_of(session, occasion)});
}

int list_all(Session& session, std::optional<Id> person) {
  const auto& database = session.journal();
  auto occasions =
      person ? store::of_person<model::Occasion>(database, *person) : store::all<model::Occasion>(database);
  constexpr Day never{9'999'999};
  std::ranges::stable_sort(occasions, {}, [&](auto& one) { return next_of(session, one).value_or(never); });
  store::PersonNames person_names(database);
  view::Table table{
      .columns = {
          {.title = {}, .flexible = true, .least = 10}, {.title = {}}, {.title = {}}, {.title = {}, .rank = 1}}};
  for (const auto& one : occasions) {
    const auto when = next_of(session, one);
    table.rows.push_back({{person_names.name(one.person), view::Tone::strong},
                          {one.kind},
                          {model::to_text(one.date), view::Tone::calm},
                          {when ? "next " + view::date_text(*when, session.today()) : "", view::Tone::dim}});
  }
  const auto row = [&](auto& one) { return OccasionRow{one, person_names, session.today(), next_of(session, one)}; };
  return reply(session, listing("id", occasions, row), table, "No yearly dates yet.");
}

int take_away(Session& session, store::Edit& edit, const model::Person& who, const std::string& kind) {
  const auto found = store::occasion(session.journal(), who.id, kind);
  if (!found)
    throw Error(ErrorCode::not_found, fmt::format("{} has no {} on record", who.name, kind),
                "rapport occasion " + who.handle);
  const Fields row = row_of(session, *found);
  edit.call("occasion " + who.handle + " --rm");
  edit.remove<model::Occasion>(found->id);
  session.commit(edit);
  return reply(session, edit, row, fmt::format("Removed the {} of {}.\n", shown(found->kind), shown(who.name)));
}

int run(const Arguments& arguments, Session& session) {
  if (!arguments.person) return list_all(session, std::nullopt);
  const std::string kind(trimmed(arguments.kind));
  if (kind.empty()) return list_all(session, person(session, *arguments.person).id);
  store::Edit edit = session.edit("occasion");
  const auto who = person(session, *arguments.person);
  edit.call("occasion " + who.handle);
  if (arguments.rm) return take_away(session, edit, who, kind);
  if (!arguments.date)
    throw Error(ErrorCode::usage, "no date given", fmt::format("rapport occasion {} {} 02-29", who.handle, kind));
  const auto say = [&](model::Occasion& one) {
    one.date = checked_partial_date(*arguments.date);
    if (arguments.remind) one.remind = checked_days(*arguments.remind);
  };
  auto occasion =
      store::occasion(session.journal(), who.id, kind).value_or(model::Occasion{.person = who.id, .kind = kind});
  if (occasion.id)
    occasion = edit.change<model::Occasion>(occasion.id, say);
  else
    say(occasion), edit.add(occasion);
  edit.settle();
  const auto next = next_of(session, occasion);
  const std::string words =
      fmt::format("Set the {} of {}: {}{}.\n", shown(kind), shown(who.name), model::to_text(occasion.date),
                  next ? ", next " + view::date_text(*next, session.today()) : std::string{});
  const Fields row = row_of(session, occasion);
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command occasion() {
  return {.name = "occasion",
          .summary = "Keep birthdays and other yearly dates",
          .group = Group::practice,
          .examples = {{"occasion zoe birthday 1986-11-22", "with the year, rapport also shows the age"},
                       {"occasion marco work-anniversary 09-01 --remind 3d", "without the year"},
                       {"occasion zoe birthday --rm", "remove it"},
                       {"occasion", "list all, the next one first"}},
          .parameters =
              {{.name = "PERSON", .help = "whose date", .completes = Completes::person, .to = to<&Arguments::person>},
               {.name = "KIND", .help = "birthday, work-anniversary, or any word", .to = to<&Arguments::kind>},
               {.name = "DATE", .help = "1986-11-22, 11-22, 1986-11 or 1986", .to = to<&Arguments::date>},
               {.name = "--remind",
                .value = "PERIOD",
                .help = "how early to remind you (7d)",
                .to = to<&Arguments::remind>},
               {.name = "--rm", .help = "remove it", .to = to<&Arguments::rm>}},
          .details =
              "29 February falls on 28 February in common years; the setting leap_day = \"mar-1\" moves it to 1 March.",
          .columns = keys<OccasionRow>,
          .replies = {keys<OccasionRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
