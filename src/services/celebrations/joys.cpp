#include "services/celebrations/joys.hpp"

#include <algorithm>

#include "services/reachouts/cadence_words.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "store/people.hpp"
#include "store/talks.hpp"
#include "view/page.hpp"

namespace rapport::services {
namespace {

/// A yearly date that was missed is shown for so many days.
constexpr int days_missed = 7;

/// Those that may be near; `near` decides.
std::vector<model::Occasion> occasions_about(const store::Database& database, Id person, Day today, int within) {
  const int ahead = within < 0 ? store::longest_reminder(database) : within;
  return store::kept_occasions(
      database,
      {.person = person, .month_days = model::month_days(clamped(today - days_missed), clamped(today + ahead))});
}

std::optional<Joy> near(const model::Occasion& occasion, Day today, int within, model::LeapDay leap) {
  Joy joy{.id = occasion.id,
          .person = occasion.person,
          .what = occasion.kind,
          .kind = occasion.kind,
          .date = {},
          .age = {}};
  const auto next = model::next_after(occasion.date, today, leap);
  const auto last = model::last_before(occasion.date, today, leap);
  const int ahead = within < 0 ? static_cast<int>(occasion.remind) : within;
  if (next && *next - today <= ahead) {
    joy.date = *next;
  } else if (last && today - *last <= days_missed) {
    joy.date = *last;
  } else {
    return std::nullopt;
  }
  joy.age = model::years_on(occasion.date, joy.date);
  return joy;
}

}  // namespace

std::string joy_when_words(const Joy& joy, Day today) {
  const int days = joy.date - today;
  if (joy.kind == "win") return view::date_words(joy.date, today);
  std::string words = days < -1 ? view::days_words(-days) + " ago" : view::date_words(joy.date, today);
  if (joy.age && joy.kind == "birthday")
    words += (days < 0 ? ", turned " : ", turns ") + std::to_string(*joy.age);
  else if (joy.age && *joy.age > 0)
    words += ", " + view::count_words(*joy.age, "year", "years");
  return words;
}

std::vector<Joy> joys_of(Session& session, int within) { return joys_of(session, Id{}, within); }

std::vector<Joy> joys_of(Session& session, Id person, int within) {
  const auto& database = session.journal();
  const Day today = session.today();
  std::vector<Joy> joys;
  const bool is_set_aside = person && !store::is_active(database, person);
  for (const auto& win : is_set_aside ? std::vector<model::Win>{} : store::open_wins(database, person)) {
    joys.push_back(
        {.id = win.id, .person = win.person, .what = win.text, .kind = "win", .date = win.won_on, .age = {}});
  }
  const auto wins = static_cast<std::ptrdiff_t>(joys.size());
  store::Statements statements(database);
  for (const auto& occasion : occasions_about(database, person, today, within)) {
    auto joy = near(occasion, today, within, session.settings().leap_day);
    if (joy && !store::congratulated(statements, joy->person, joy->date)) joys.push_back(std::move(*joy));
  }
  std::stable_sort(joys.begin() + wins, joys.end(), [](const Joy& a, const Joy& b) { return a.date < b.date; });
  return joys;
}

view::Table thank_table(Session& session, const std::vector<model::Gratitude>& thanks) {
  const auto& database = session.journal();
  store::Roll roll(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .rank = 1}},
                    .rows = {},
                    .indent = 2};
  for (const auto& one : thanks) {
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {roll.name(one.person), view::Tone::strong},
                          {for_words(one.text), view::Tone::plain},
                          {"since " + view::date_words(one.felt_on, session.today()), view::Tone::dim}});
  }
  return table;
}

view::Table joy_table(Session& session, const std::vector<Joy>& joys) {
  const auto& database = session.journal();
  store::Roll roll(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}}},
                    .rows = {},
                    .indent = 2};
  for (const Joy& joy : joys) {
    table.rows.push_back(
        {{joy.kind == "win" ? ids.of(joy.id) : "", view::Tone::dim},
         {roll.name(joy.person), view::Tone::strong},
         {joy.what, view::Tone::plain},
         {joy_when_words(joy, session.today()), joy.date == session.today() ? view::Tone::good : view::Tone::plain}});
  }
  return table;
}

}  // namespace rapport::services
