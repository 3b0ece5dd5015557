#include "model/plan.hpp"
#include "commands/all.hpp"
#include "commands/reply.hpp"
#include "commands/sentences.hpp"
#include "commands/touches.hpp"
#include "store/rows.hpp"
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

/// Each rests until their day; who is planned for today stays.
void apply(Session& session, store::Edit& edit, const std::vector<Touch>& people, const std::vector<Day>& days) {
  for (std::size_t at = 0; at < days.size(); ++at) {
    if (days[at] <= session.today()) continue;
    auto who = *store::find<model::Person>(session.journal(), people[at].who.person);
    who.snoozed_on = session.today();
    who.snoozed_until = days[at];
    who.snoozed_by = edit.operation();
    edit.change(who);
  }
}

std::string rest_words(std::size_t more) {
  if (more == 0) return {};
  return view::count_words(static_cast<int>(more), "more stays", "more stay") +
         " as they are; --weeks holds more of them.\n";
}

int run(const Options& options, Session& session) {
  const int per_week = options.number("--per-week", 1).value_or(5);
  const int weeks = options.number("--weeks", 1).value_or(4);
  const bool applies = options.has("--apply");
  if (applies) session.writable();
  const auto people = touches(session, {}).shown;
  const auto days = model::spread(session.today(), people.size(), per_week, weeks);
  const Planned plan = planned(session, people, days);
  const std::size_t more = people.size() - days.size();
  if (!applies) {
    const int status = reply(session, plan.listing, plan.table, "Nobody is waiting.");
    if (session.for_people() && !days.empty())
      session.say(rest_words(more) + "rapport plan --apply lets each rest until their day.\n");
    return status;
  }
  store::Edit edit = session.edit("plan --apply");
  apply(session, edit, people, days);
  edit.settle();
  std::vector<Fields> rows;
  for (const Row& row : plan.listing.rows) {
    Fields fields;
    for (std::size_t at = 0; at < row.size(); ++at) fields.emplace_back(plan.listing.columns[at], row[at]);
    rows.push_back(std::move(fields));
  }
  session.commit(edit);
  const std::string back = session.globals().dry_run ? "" : "rapport undo takes it back.\n";
  const std::string words = days.empty()
                                ? "Nobody is waiting.\n"
                                : "Planned:\n" + view::render(plan.table, session.page()) + rest_words(more) + back;
  return reply(session, edit, {{"planned", std::move(rows)}, {"more", static_cast<std::int64_t>(more)}}, words);
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
