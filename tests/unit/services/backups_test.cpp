#include "services/maintenance/backups.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "support/test_world.hpp"

namespace rapport::services {
namespace {

using Days = std::vector<Day>;

/// The rule once more, word by word and without a thought for speed.
Days kept_naively(const Days& days, const Rotation& rotation) {
  const auto newest_of = [](const Days& some) { return *std::max_element(some.begin(), some.end()); };
  Days rest = days;
  Days kept;
  for (int i = 0; i < rotation.daily && !rest.empty(); ++i) {
    kept.push_back(newest_of(rest));
    std::erase(rest, kept.back());
  }
  std::map<IsoWeek, Days> weeks;
  for (const Day day : rest) weeks[week_of(day)].push_back(day);
  Days standing;  // each week's newest
  for (const auto& [week, some] : weeks) standing.push_back(newest_of(some));
  for (int i = 0; i < rotation.weekly && !standing.empty(); ++i) {
    kept.push_back(newest_of(standing));
    std::erase(standing, kept.back());
  }
  std::map<std::pair<int, int>, Days> months;
  for (const Day day : standing) months[{date_of(day).year, date_of(day).month}].push_back(day);
  Days newest;
  for (const auto& [month, some] : months) newest.push_back(newest_of(some));
  for (int i = 0; i < rotation.monthly && !newest.empty(); ++i) {
    kept.push_back(newest_of(newest));
    std::erase(newest, kept.back());
  }
  return kept;
}

Days sorted(Days days) {
  std::sort(days.begin(), days.end());
  return days;
}

/// Two years of days on which there is a backup, each with a chance of so many in a hundred.
Days two_years(std::mt19937& random, unsigned chance) {
  Days days;
  for (int i = 0; i < 2 * 365; ++i) {
    if (random() % 100 < chance) days.push_back(*day_of(2026, 1, 1) + i);
  }
  return days;
}

/// What a rotation leaves when it runs on each of the days; `see` looks at each.
template <class Keep, class See>
void rotate_daily(const Days& days, const Keep& keep, const See& see) {
  Days there;
  for (std::size_t i = 0; i < days.size(); ++i) {
    there.push_back(days[i]);
    there = keep(there);
    see(Days(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(i) + 1), there);
  }
}

TEST(Rotation, KeepsOnEachOfTwoYearsWhatTheRuleKeepsOfAllDaysThatEverWere) {
  std::mt19937 random(1);
  const Rotation rotation;
  for (const unsigned chance : {100U, 90U, 50U, 20U, 5U}) {
    const auto keep = [&](const Days& days) { return kept(days, rotation); };
    rotate_daily(two_years(random, chance), keep, [&](const Days& ever, const Days& there) {
      ASSERT_EQ(sorted(there), sorted(kept_naively(ever, rotation))) << "on " << to_iso(ever.back());
    });
  }
}

TEST(Rotation, KeepsTheNewestSevenDaysTheNewestOfFourWeeksAndOneOfEachOfSixMonths) {
  std::mt19937 random(2);
  const Rotation rotation;
  for (const unsigned chance : {100U, 60U, 15U}) {
    const auto keep = [&](const Days& days) { return kept(days, rotation); };
    rotate_daily(two_years(random, chance), keep, [&](const Days& ever, const Days& there) {
      ASSERT_LE(there.size(), 17U);
      const auto is_there = [&](Day day) { return std::find(there.begin(), there.end(), day) != there.end(); };
      const std::size_t daily = std::min<std::size_t>(7, ever.size());
      for (std::size_t i = 1; i <= daily; ++i) ASSERT_TRUE(is_there(ever[ever.size() - i]));
      // Of the weeks of the last month and the months of the last half year that had a backup, each has one.
      std::set<IsoWeek> weeks;
      std::set<std::string> months;
      for (const Day day : there) weeks.insert(week_of(day)), months.insert(to_iso(day).substr(0, 7));
      for (const Day day : ever) {
        ASSERT_TRUE(ever.back() - day >= 4 * 7 || weeks.contains(week_of(day))) << to_iso(day);
        ASSERT_TRUE(chance < 100 || ever.back() - day >= 180 || months.contains(to_iso(day).substr(0, 7)));
      }
    });
  }
}

TEST(Rotation, OtherNumbersAreKeptToo) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    const Rotation rotation{.daily = 1 + static_cast<int>(random() % 10),
                            .weekly = 1 + static_cast<int>(random() % 6),
                            .monthly = static_cast<int>(random() % 13)};
    const Days days = two_years(random, 40);
    EXPECT_EQ(sorted(kept(days, rotation)), sorted(kept_naively(days, rotation)));
  }
  const Days days = two_years(random, 100);
  EXPECT_EQ(kept(days, {.daily = 3, .weekly = 0, .monthly = 0}).size(), 3U);
  EXPECT_EQ(kept(days, {.daily = 3, .weekly = 0, .monthly = 2}).size(), 5U);
  EXPECT_TRUE(kept({}, {}).empty());
}

/// Controls: rules that are nearly right differ from the naive one.
TEST(Rotation, TheControlsAreSeen) {
  std::mt19937 random(4);
  const Days days = two_years(random, 70);
  const Rotation rotation;
  const auto differs = [&](const auto& keep) {
    bool seen = false;
    rotate_daily(days, keep, [&](const Days& ever, const Days& there) {
      seen = seen || sorted(there) != sorted(kept_naively(ever, rotation));
    });
    return seen;
  };
  EXPECT_FALSE(differs([&](const Days& some) { return kept(some, rotation); }));
  EXPECT_TRUE(differs([&](const Days& some) { return kept(some, {.daily = 6, .weekly = 4, .monthly = 6}); }));
  EXPECT_TRUE(differs([&](const Days& some) { return kept(some, {.daily = 7, .weekly = 3, .monthly = 6}); }));
  EXPECT_TRUE(differs([&](const Days& some) { return kept(some, {.daily = 7, .weekly = 4, .monthly = 5}); }));
  EXPECT_TRUE(differs([&](const Days& some) {
    Days oldest = kept(some, rotation);  // one that drops the oldest a day early
    if (oldest.size() == 17) oldest.pop_back();
    return oldest;
  }));
}

}  // namespace
}  // namespace rapport::services
