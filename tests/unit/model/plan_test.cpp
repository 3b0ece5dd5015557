#include "model/plan.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rapport::model {
namespace {

std::string spread_on(const char* today, std::size_t people, int per_week, int weeks) {
  std::string all;
  for (const Day day : spread(*parse_iso(today), people, per_week, weeks))
    all += (all.empty() ? "" : " ") + to_iso(day).substr(5);
  return all;
}

TEST(Plan, SpreadsPeopleEvenlyFromMondayToFriday) {
  EXPECT_EQ(spread_on("2026-11-16", 5, 5, 1), "11-16 11-17 11-18 11-19 11-20");
  EXPECT_EQ(spread_on("2026-11-16", 10, 2, 2), "11-16 11-18 11-23 11-25");
  EXPECT_EQ(spread_on("2026-11-16", 3, 7, 1), "11-16 11-16 11-17");
}

TEST(Plan, TakesWhatRemainsOfThisWeekAsTheFirst) {
  EXPECT_EQ(spread_on("2026-11-19", 9, 5, 2), "11-19 11-20 11-23 11-24 11-25 11-26 11-27");
  EXPECT_EQ(spread_on("2026-11-21", 2, 5, 2), "11-23 11-24");
  EXPECT_EQ(spread_on("2026-11-22", 2, 5, 1), "");
}

TEST(Plan, HoldsNoMorePeopleThanItsWeeks) {
  EXPECT_EQ(spread(*parse_iso("2026-11-16"), 500, 5, 4).size(), 20U);
  EXPECT_TRUE(spread(*parse_iso("2026-11-16"), 0, 5, 4).empty());
}

}  // namespace
}  // namespace rapport::model
