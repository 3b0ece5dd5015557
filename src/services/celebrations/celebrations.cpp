#include "services/celebrations/celebrations.hpp"

#include <algorithm>

#include "services/reachouts/cadence_text.hpp"
#include "store/history.hpp"
#include "store/interactions.hpp"
#include "store/open_entries.hpp"
#include "store/people.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

/// A missed yearly date stays visible for this many days.
constexpr int days_missed = 7;

/// The occasions that may be close; `near` decides.
std::vector<model::Occasion> occasions_about(const store::Database& database, Id person, Day today, int within) {
  const int ahead = within < 0 ? store::longest_reminder(database) : within;
  return store::kept_occasions(
      database,
      {.person = person, .month_days = model::month_days(clamped(today - days_missed), clamped(today + ahead))});
}

std::optional<Celebration> near(const model::Occasion& occasion, Day today, int within, model::LeapDay leap) {
  Celebration celebration{.id = occasion.id,
                          .person = occasion.person,
                          .what = occasion.kind,
                          .kind = occasion.kind,
                          .date = {},
                          .age = {}};
  const auto next = model::next_after(occasion.date, today, leap);
  const auto last = model::last_before(occasion.date, today, leap);
  const int ahead = within < 0 ? static_cast<int>(occasion.remind) : within;
  if (next && *next - today <= ahead) {
    celebration.date = *next;
  } else if (last && today - *last <= days_missed) {
    celebration.date = *last;
  } else {
    return std::nullopt;
  }
  celebration.age = model::years_on(occasion.date, celebration.date);
  return celebration;
}

}  // namespace

std::string celebration_day_text(const Celebration& celebration, Day today) {
  const int days = celebration.date - today;
  if (celebration.kind == "win") return view::date_text(celebration.date, today);
  std::string words = days < -1 ? view::days_text(-days) + " ago" : view::date_text(celebration.date, today);
  if (celebration.age && celebration.kind == "birthday")
    words += (days < 0 ? ", turned " : ", turns ") + std::to_string(*celebration.age);
  else if (celebration.age && *celebration.age > 0)
    words += ", " + view::count_text(*celebration.age, "year", "years");
  return words;
}

std::vector<Celebration> celebrations_of(Session& session, int within) {
  return celebrations_of(session, Id{}, within);
}

std::vector<Celebration> celebrations_of(Session& session, Id person, int within) {
  const auto& database = session.journal();
  const Day today = session.today();
  std::vector<Celebration> celebrations;
  const bool is_set_aside = person && !store::is_active(database, person);
  for (const auto& win : is_set_aside ? std::vector<model::Win>{} : store::open_wins(database, person)) {
    celebrations.push_back(
        {.id = win.id, .person = win.person, .what = win.text, .kind = "win", .date = win.won_on, .age = {}});
  }
  const auto wins = static_cast<std::ptrdiff_t>(celebrations.size());
  store::Statements statements(database);
  for (const auto& occasion : occasions_about(database, person, today, within)) {
    auto celebration = near(occasion, today, within, session.settings().leap_day);
    if (celebration && !store::congratulated(statements, celebration->person, celebration->date))
      celebrations.push_back(std::move(*celebration));
  }
  std::stable_sort(celebrations.begin() + wins, celebrations.end(),
                   [](const Celebration& a, const Celebration& b) { return a.date < b.date; });
  return celebrations;
}

view::Table thank_table(Session& session, const std::vector<model::Gratitude>& thanks) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .rank = 1}},
                    .rows = {},
                    .indent = 2};
  for (const auto& one : thanks) {
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {person_names.name(one.person), view::Tone::strong},
                          {for_text(one.text), view::Tone::plain},
                          {"since " + view::date_text(one.felt_on, session.today()), view::Tone::dim}});
  }
  return table;
}

view::Table celebration_table(Session& session, const std::vector<Celebration>& celebrations) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}}},
                    .rows = {},
                    .indent = 2};
  for (const Celebration& celebration : celebrations) {
    table.rows.push_back({{celebration.kind == "win" ? ids.of(celebration.id) : "", view::Tone::dim},
                          {person_names.name(celebration.person), view::Tone::strong},
                          {celebration.what, view::Tone::plain},
                          {celebration_day_text(celebration, session.today()),
                           celebration.date == session.today() ? view::Tone::good : view::Tone::plain}});
  }
  return table;
}

}  // namespace rapport::services
