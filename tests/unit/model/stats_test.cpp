#include "model/stats.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace rapport::model {
namespace {

Day day(const char* iso) { return *parse_iso(iso); }

Interaction interaction(const char* date, const char* kind) { return {.date = day(date), .kind = kind}; }

TEST(Stats, ShowsNothingAtLevelZeroAndTheMostAtTheHighestThatHasDays) {
  for (int most = 1; most <= 100; ++most) {
    EXPECT_EQ(level(0, most), 0);
    for (int count = 1; count <= most; ++count) {
      EXPECT_GE(level(count, most), level(count - 1, most)) << count << " of " << most;
      EXPECT_GE(level(count, most), 1);
    }
    EXPECT_EQ(level(most, most), std::min(most, 4)) << most;
  }
}

TEST(Stats, BeginsAYearAgoOnAMonday) {
  EXPECT_EQ(to_iso(a_year_of_weeks(day("2026-11-19"))), "2025-11-17");
  EXPECT_EQ(to_iso(a_year_of_weeks(day("2028-02-29"))), "2027-02-22");
  EXPECT_EQ(to_iso(a_year_of_weeks(day("0001-01-01"))), "0001-01-01");
}

TEST(Stats, CountsEveryTalkOnceByDayByKindAndByMonth) {
  StatsBuilder builder(day("2025-12-30"), day("2026-02-01"));
  builder.interaction(interaction("2025-12-30", "call"), {});
  builder.interaction(interaction("2026-02-01", "coffee"), {});
  builder.interaction(interaction("2026-02-01", "call"), {});
  const Stats stats = builder.result();
  EXPECT_EQ(stats.interactions, 3);
  EXPECT_EQ(std::accumulate(stats.days.begin(), stats.days.end(), 0), 3);
  EXPECT_EQ(stats.days.size(), 34U);
  EXPECT_EQ(stats.days.back(), 2);
  ASSERT_EQ(stats.kinds.size(), 2U);
  EXPECT_EQ(stats.kinds[0].name, "call");
  EXPECT_EQ(stats.kinds[0].count, 2);
  ASSERT_EQ(stats.giving.size(), 3U) << "December, January and February";
  EXPECT_EQ(stats.giving[1].month, (Date{2026, 1, 1}));
}

TEST(Stats, CountsATalkOnceForEachDirectionThatWasPresent) {
  StatsBuilder builder(day("2026-01-01"), day("2026-01-31"));
  builder.person("up");
  builder.person("up");
  builder.person("outside");
  builder.interaction(interaction("2026-01-05", "meeting"), {"up", "up", "outside"});
  builder.interaction(interaction("2026-01-06", "meeting"), {"up"});
  const Stats stats = builder.result();
  EXPECT_EQ(stats.directions[0].interactions, 2);
  EXPECT_EQ(stats.directions[0].people, 2);
  EXPECT_EQ(stats.directions[1].interactions, 0);
  EXPECT_EQ(stats.directions[3].interactions, 1);
}

TEST(Stats, GivingIsHelpThanksPraiseAndWhatWasNotedAsGiven) {
  EXPECT_TRUE(is_giving(interaction("2026-01-05", "thanks")));
  EXPECT_TRUE(is_giving(interaction("2026-01-05", "resource")));
  EXPECT_FALSE(is_giving(interaction("2026-01-05", "coffee")));
  Interaction coffee = interaction("2026-01-05", "coffee");
  coffee.gave = "a reference";
  EXPECT_TRUE(is_giving(coffee));
  coffee.asked = true;
  StatsBuilder builder(day("2026-01-01"), day("2026-01-31"));
  builder.interaction(coffee, {});
  EXPECT_EQ(builder.result().giving.front().gave, 1);
  EXPECT_EQ(builder.result().giving.front().asked, 1) << "a talk may be both";
}

TEST(Stats, ListsRhythmsFromTheShortestToTheLongest) {
  StatsBuilder builder(day("2026-01-01"), day("2026-01-31"));
  builder.cadence({1, 'y'}, State::fresh);
  builder.cadence({6, 'w'}, State::overdue);
  builder.cadence({1, 'm'}, State::due);
  builder.cadence({1, 'm'}, State::paused);
  builder.cadence({1, 'm'}, State::snoozed);
  builder.cadence({6, 'w'}, State::is_new);
  const auto cadences = builder.result().cadences;
  ASSERT_EQ(cadences.size(), 3U);
  EXPECT_EQ(to_text(cadences[0].every), "1m");
  EXPECT_EQ(cadences[0].hidden, 2);
  EXPECT_EQ(cadences[0].all(), 3);
  EXPECT_EQ(to_text(cadences[1].every), "6w");
  EXPECT_EQ(cadences[1].overdue, 1);
  EXPECT_EQ(cadences[1].never_contacted, 1);
  EXPECT_EQ(cadences[2].kept, 1);
}

}  // namespace
}  // namespace rapport::model
