#include "model/plan.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/reachouts/cadence_words.hpp"
#include "services/reachouts/touches.hpp"
#include "services/session/reply.hpp"
#include "store/mapping.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

struct Planned {
  Listing listing{.columns = {"date", "handle", "name", "reason"}, .rows = {}, .id_column = "handle"};
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 10}, {.title = {}, .rank = 1}}};
};

Planned planned(Session& session, const std::vector<Touch>& people, const std::vector<Day>& days) {
  Planned plan;
  for (std::size_t at = 0; at < days.size(); ++at) {
    const Touch& touch = people[at];
    const std::string reason = standing_words(*touch.who.standing.rhythm, touch.standing, session.today());
    plan.listing.rows.push_back({days[at], touch.who.handle, touch.who.name, reason});
    const bool same = at > 0 && days[at] == days[at - 1];
    plan.table.rows.push_back({{same ? "" : view::date_words(days[at], session.today()), view::Tone::calm},
                               {touch.who.name, view::Tone::strong},
                               {reason, view::Tone::dim}});
  }
  return plan;
}

std::string rest_words(std::size_t more) {
  if (more == 0) return {};
  return view::count_words(static_cast<int>(more), "more stays", "more stay") +
         " as they are; --weeks holds more of them.\n";
}

/// Who is due, and the days on which they could be met.
struct Backlog {
  std::vector<Touch> people;
  std::vector<Day> days;
  Planned plan;

  std::size_t more() const { return people.size() - days.size(); }
};

Backlog backlog(Session& session, const Options& options) {
  Backlog found{.people = touches(session, {}).shown, .days = {}, .plan = {}};
  found.days = model::spread(session.today(), found.people.size(), options.number("--per-week", 1).value_or(5),
                             options.number("--weeks", 1).value_or(4));
  found.plan = planned(session, found.people, found.days);
  return found;
}

int show(Session& session, const Options& options) {
  const Backlog found = backlog(session, options);
  const int status = reply(session, found.plan.listing, found.plan.table, "Nobody is waiting.");
  if (session.for_people() && !found.days.empty())
    session.say(rest_words(found.more()) + "rapport plan --apply lets each rest until their day.\n");
  return status;
}

/// Each rests until their day; who is planned for today stays.
void let_rest(store::Edit& edit, const Backlog& found, Day today) {
  for (std::size_t at = 0; at < found.days.size(); ++at) {
    if (found.days[at] <= today) continue;
    edit.change<model::Person>(found.people[at].who.person, [&](auto& who) {
      who.snoozed_on = today;
      who.snoozed_until = found.days[at];
      who.snoozed_by = edit.operation();
    });
  }
}

int apply(Session& session, const Options& options) {
  store::Edit edit = session.edit("plan --apply");
  const Backlog found = backlog(session, options);
  let_rest(edit, found, session.today());
  edit.settle();
  std::vector<Fields> rows;
  for (const Row& row : found.plan.listing.rows) rows.push_back(fields(found.plan.listing.columns, row));
  session.commit(edit);
  const std::string back = session.globals().dry_run ? "" : "rapport undo takes it back.\n";
  const std::string words = found.days.empty() ? "Nobody is waiting.\n"
                                               : "Planned:\n" + view::render(found.plan.table, session.page()) +
                                                     rest_words(found.more()) + back;
  return reply(session, edit, {{"planned", std::move(rows)}, {"more", static_cast<std::int64_t>(found.more())}}, words);
}

int run(const Options& options, Session& session) {
  return options.has("--apply") ? apply(session, options) : show(session, options);
}

}  // namespace

Command plan() {
  return {.name = "plan",
          .summary = "Spread a backlog over the coming weeks",
          .group = Group::keep,
          .examples = {{"plan", "five people a week, for four weeks"},
                       {"plan --per-week 3 --weeks 8", "more slowly"},
                       {"plan --apply", "each rests until their day; one undo takes it back"}},
          .parameters = {{.name = "--per-week", .value = "N", .help = "people a week (5)"},
                         {.name = "--weeks",
                          .value = "N",
                          .help = "over so many weeks; what remains of this one is the first (4)"},
                         {.name = "--apply", .help = "snooze each until their day"}},
          .details =
              "Those who are due come in the order of `due`, Monday to Friday. A talk ends the rest, as with `snooze`.",
          .columns = "date,handle,name,reason",
          .run = run};
}

}  // namespace rapport::commands
