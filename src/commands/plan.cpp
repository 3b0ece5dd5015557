#include "model/plan.hpp"
#include "commands/all.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/reachouts/reachouts.hpp"
#include "services/session/reply.hpp"
#include "store/mapping.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  int per_week = 5;
  int weeks = 4;
  bool apply = false;
};

struct PlanRow {
  Day date;
  std::string handle;
  std::string name;
  std::string reason;

  static std::vector<Column<PlanRow>> columns() {
    return {{"date", [](auto& row) -> Cell { return row.date; }},
            {"handle", [](auto& row) -> Cell { return row.handle; }},
            {"name", [](auto& row) -> Cell { return row.name; }},
            {"reason", [](auto& row) -> Cell { return row.reason; }}};
  }
};

std::vector<PlanRow> planned(Session& session, const std::vector<Reachout>& people, const std::vector<Day>& days) {
  std::vector<PlanRow> plan;
  for (std::size_t at = 0; at < days.size(); ++at) {
    const auto& [who, due_state, how] = people[at];
    plan.push_back(
        {days[at], who.handle, who.name, due_state_text(*who.contact_state.schedule, due_state, session.today())});
  }
  return plan;
}

view::Table table_of(Session& session, const std::vector<PlanRow>& plan) {
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 10}, {.title = {}, .rank = 1}}};
  std::optional<Day> last;
  for (const PlanRow& one : plan) {
    table.rows.push_back({{last == one.date ? "" : view::date_text(one.date, session.today()), view::Tone::calm},
                          {one.name, view::Tone::strong},
                          {one.reason, view::Tone::dim}});
    last = one.date;
  }
  return table;
}

std::string rest_text(std::size_t more) {
  if (more == 0) return {};
  return view::count_text(static_cast<int>(more), "more person does", "more people do") +
         " not fit; use --weeks for more.\n";
}

/// The people who are due, and a day for each.
struct Backlog {
  std::vector<Reachout> people;
  std::vector<Day> days;
  std::vector<PlanRow> plan;

  std::size_t more() const { return people.size() - days.size(); }
};

struct Applied {
  const Backlog& backlog;

  static std::vector<Column<Applied>> columns() {
    return {{"planned", [](auto& row) -> Cell { return objects(row.backlog.plan, [](auto& one) { return one; }); }},
            {"more", [](auto& row) -> Cell { return static_cast<std::int64_t>(row.backlog.more()); }}};
  }
};

Backlog backlog(Session& session, const Arguments& arguments) {
  Backlog found{.people = reachouts(session, {}).shown, .days = {}, .plan = {}};
  found.days = model::spread(session.today(), found.people.size(), arguments.per_week, arguments.weeks);
  found.plan = planned(session, found.people, found.days);
  return found;
}

int show(Session& session, const Arguments& arguments) {
  const Backlog found = backlog(session, arguments);
  const int status = reply(session, listing("handle", found.plan), table_of(session, found.plan), "Nobody is due.");
  if (session.is_human_output() && !found.days.empty())
    session.say(rest_text(found.more()) + "To snooze each until their day: rapport plan --apply\n");
  return status;
}

/// Snoozes each person until their day, except those planned for today.
void snooze_until_planned(store::Edit& edit, const Backlog& found, Day today) {
  for (std::size_t at = 0; at < found.days.size(); ++at) {
    if (found.days[at] <= today) continue;
    edit.change<model::Person>(found.people[at].who.person, [&](auto& who) {
      who.snoozed_on = today;
      who.snoozed_until = found.days[at];
      who.snoozed_by = edit.operation();
    });
  }
}

int apply(Session& session, const Arguments& arguments) {
  store::Edit edit = session.edit("plan --apply");
  const Backlog found = backlog(session, arguments);
  snooze_until_planned(edit, found, session.today());
  edit.settle();
  session.commit(edit);
  const std::string back = session.globals().dry_run ? "" : "rapport undo reverses this.\n";
  const std::string words = found.days.empty() ? "Nobody is due.\n"
                                               : "Planned these days:\n" +
                                                     view::render(table_of(session, found.plan), session.display()) +
                                                     rest_text(found.more()) + back;
  return reply(session, edit, fields(Applied{found}), words);
}

int run(const Arguments& arguments, Session& session) {
  return arguments.apply ? apply(session, arguments) : show(session, arguments);
}

}  // namespace

Command plan() {
  return {
      .name = "plan",
      .summary = "Spread a backlog over the coming weeks",
      .group = Group::keep,
      .examples = {{"plan", "five people a week for four weeks"},
                   {"plan --per-week 3 --weeks 8", "more slowly"},
                   {"plan --apply", "snooze each person until their day; one undo reverses it"}},
      .parameters = {{.name = "--per-week",
                      .value = "N",
                      .help = "people per week (5)",
                      .least = 1,
                      .to = to<&Arguments::per_week>},
                     {.name = "--weeks",
                      .value = "N",
                      .help = "number of weeks, starting with the rest of this one (4)",
                      .least = 1,
                      .to = to<&Arguments::weeks>},
                     {.name = "--apply", .help = "snooze each person until their day", .to = to<&Arguments::apply>}},
      .details =
          "People who are due are planned in the order of `due`, Monday to Friday. As with `snooze`, an interaction "
          "ends the wait.",
      .columns = keys<PlanRow>,
      .replies = {keys<Applied>},
      .run = runs<run>};
}

}  // namespace rapport::commands
