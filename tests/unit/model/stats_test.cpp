#include "model/stats.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace rapport::model {
namespace {

Day day(const char* iso) { return *parse_iso(iso); }

Interaction talk(const char* date, const char* kind) { return {.date = day(date), .kind = kind}; }

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
  Counting counting(day("2025-12-30"), day("2026-02-01"));
  counting.talk(talk("2025-12-30", "call"), {});
  counting.talk(talk("2026-02-01", "coffee"), {});
  counting.talk(talk("2026-02-01", "call"), {});
  const Stats stats = counting.result();
  EXPECT_EQ(stats.talks, 3);
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
  Counting counting(day("2026-01-01"), day("2026-01-31"));
  counting.person("up");
  counting.person("up");
  counting.person("outside");
  counting.talk(talk("2026-01-05", "meeting"), {"up", "up", "outside"});
  counting.talk(talk("2026-01-06", "meeting"), {"up"});
  const Stats stats = counting.result();
  EXPECT_EQ(stats.headings[0].talks, 2);
  EXPECT_EQ(stats.headings[0].people, 2);
  EXPECT_EQ(stats.headings[1].talks, 0);
  EXPECT_EQ(stats.headings[3].talks, 1);
}

TEST(Stats, GivingIsHelpThanksPraiseAndWhatWasNotedAsGiven) {
  EXPECT_TRUE(is_giving(talk("2026-01-05", "thanks")));
  EXPECT_TRUE(is_giving(talk("2026-01-05", "resource")));
  EXPECT_FALSE(is_giving(talk("2026-01-05", "coffee")));
  Interaction coffee = talk("2026-01-05", "coffee");
  coffee.gave = "a reference";
  EXPECT_TRUE(is_giving(coffee));
  coffee.asked = true;
  Counting counting(day("2026-01-01"), day("2026-01-31"));
  counting.talk(coffee, {});
  EXPECT_EQ(counting.result().giving.front().gave, 1);
  EXPECT_EQ(counting.result().giving.front().asked, 1) << "a talk may be both";
}

TEST(Stats, ListsRhythmsFromTheShortestToTheLongest) {
  Counting counting(day("2026-01-01"), day("2026-01-31"));
  counting.rhythm({1, 'y'}, State::fresh);
  counting.rhythm({6, 'w'}, State::overdue);
  counting.rhythm({1, 'm'}, State::due);
  counting.rhythm({1, 'm'}, State::paused);
  counting.rhythm({1, 'm'}, State::snoozed);
  counting.rhythm({6, 'w'}, State::is_new);
  const auto rhythms = counting.result().rhythms;
  ASSERT_EQ(rhythms.size(), 3U);
  EXPECT_EQ(to_text(rhythms[0].every), "1m");
  EXPECT_EQ(rhythms[0].resting, 2);
  EXPECT_EQ(rhythms[0].all(), 3);
  EXPECT_EQ(to_text(rhythms[1].every), "6w");
  EXPECT_EQ(rhythms[1].slipping, 1);
  EXPECT_EQ(rhythms[1].fresh_start, 1);
  EXPECT_EQ(rhythms[2].kept, 1);
}

}  // namespace
}  // namespace rapport::model
