#include "commands/all.hpp"
#include "services/reachouts/upcoming.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/people.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  int days = 14;
  bool include_private = false;
};

/// Late items are listed under today, with their own day.
view::Table table_of(Session& session, const std::vector<Upcoming>& found) {
  const auto& database = session.journal();
  const Day today = session.today();
  store::PersonNames person_names(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .rank = 1}}};
  Day shown{};
  for (const Upcoming& one : found) {
    const Day day = std::max(one.date, today);
    const std::string names = view::joined(person_names.names(one.people));
    const std::string late = one.date < today ? " (since " + view::date_text(one.date, today) + ")" : "";
    table.rows.push_back({{day == shown ? "" : view::date_text(day, today), view::Tone::calm},
                          {names, view::Tone::strong},
                          {text_without_names(one, names) + late},
                          {one.id ? ids.of(one.id) : "", view::Tone::dim}});
    shown = day;
  }
  return table;
}

int run(const Arguments& arguments, Session& session) {
  const int days = arguments.days;
  const auto found = upcoming(
      session,
      {.from = session.today(), .to = clamped(session.today() + (days - 1)), .is_private = arguments.include_private});
  store::PersonNames person_names(session.journal());
  return reply(session,
               listing("id", found,
                       [&](auto& one) {
                         return AgendaRow{one, person_names};
                       }),
               table_of(session, found), "Nothing is coming up in the next " + view::days_text(days) + ".");
}

}  // namespace

Command agenda() {
  return {.name = "agenda",
          .summary = "Show what is coming up, day by day",
          .group = Group::look,
          .examples = {{"agenda", "the next two weeks"},
                       {"agenda --days 30", "a month"},
                       {"agenda --json", "for a program"}},
          .parameters = {{.name = "--days",
                          .value = "N",
                          .help = "how many days to show, including today (14)",
                          .least = 1,
                          .to = to<&Arguments::days>},
                         {.name = "--include-private",
                          .help = "show the text of private entries too",
                          .to = to<&Arguments::include_private>}},
          .details =
              "Shows people to reach, promises both ways, yearly dates, planned interactions and next steps in "
              "conflicts. Private entries appear as a neutral line such as \"talk with Ana\". While a conflict with "
              "somebody is open, its next step replaces their cadence.",
          .columns = keys<AgendaRow>,
          .run = runs<run>};
}

}  // namespace rapport::commands
