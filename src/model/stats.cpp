#include "model/stats.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace rapport::model {
namespace {

constexpr std::array<std::string_view, 7> giving_kinds{"help",           "resource", "praise", "intro",
                                                       "congratulation", "thanks",   "gift"};

int days_of(Period period) { return after(Day{}, period) - Day{}; }

}  // namespace

bool is_giving(const Interaction& interaction) {
  return !interaction.gave.empty() || contains(giving_kinds, interaction.kind);
}

StatsBuilder::StatsBuilder(Day since, Day until) : stats_{.since = since, .until = until} {
  stats_.days.resize(static_cast<std::size_t>(std::max(0, until - since) + 1));
  for (const auto& name : directions) stats_.directions.push_back({.name = std::string(name)});
  const Date first = date_of(since);
  const Date last = date_of(until);
  for (Date month{first.year, first.month, 1};
       std::pair(month.year, month.month) <= std::pair(last.year, last.month);) {
    stats_.giving.push_back({.month = month});
    if (++month.month > 12) month = {month.year + 1, 1, 1};
  }
}

void StatsBuilder::person(std::string_view direction) {
  for (DirectionStats& one : stats_.directions) {
    if (one.name == direction) ++one.people;
  }
}

void StatsBuilder::interaction(const Interaction& interaction, const std::vector<std::string_view>& present) {
  ++stats_.interactions;
  ++stats_.days.at(static_cast<std::size_t>(interaction.date - stats_.since));
  ++kinds_[interaction.kind];
  for (DirectionStats& one : stats_.directions) {
    if (contains(present, one.name)) ++one.interactions;
  }
  const Date date = date_of(interaction.date);
  const Date first = stats_.giving.front().month;
  GivingMonth& month =
      stats_.giving.at(static_cast<std::size_t>((date.year - first.year) * 12 + date.month - first.month));
  if (is_giving(interaction)) ++month.gave;
  if (interaction.asked) ++month.asked;
}

void StatsBuilder::cadence(Period every, State state) {
  auto found = std::ranges::find_if(cadences_, [&](auto& one) { return one.every == every; });
  if (found == cadences_.end()) found = cadences_.insert(cadences_.end(), {.every = every});
  if (state == State::fresh) ++found->kept;
  if (state == State::due) ++found->due;
  if (state == State::overdue) ++found->overdue;
  if (state == State::is_new) ++found->never_contacted;
  if (state == State::snoozed || state == State::paused) ++found->hidden;
}

Stats StatsBuilder::result() const {
  Stats stats = stats_;
  for (const auto& [name, count] : kinds_) stats.kinds.push_back({name, count});
  std::ranges::stable_sort(stats.kinds, [](auto& a, auto& b) { return a.count > b.count; });
  stats.cadences = cadences_;
  std::ranges::sort(stats.cadences, [](auto& a, auto& b) {
    return std::pair(days_of(a.every), a.every.unit) < std::pair(days_of(b.every), b.every.unit);
  });
  return stats;
}

int most_a_day(const Stats& stats) { return *std::ranges::max_element(stats.days); }

Day a_year_of_weeks(Day today) { return monday_of(add_months(today, -12)); }

std::array<int, 4> level_starts(int most) {
  std::array<int, 4> starts{1, 2, 3, 4};
  for (int step = 1; step < 4; ++step) {
    auto& start = starts[static_cast<std::size_t>(step)];
    start = std::max(start, (most * step + 3) / 4 + 1);
  }
  return starts;
}

int level(int count, int most) {
  const auto starts = level_starts(most);
  return static_cast<int>(std::ranges::count_if(starts, [&](int start) { return count >= start; }));
}

}  // namespace rapport::model
