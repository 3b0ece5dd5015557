#include "base/day.hpp"

#include <gtest/gtest.h>

namespace {

using namespace rapport;

constexpr int days_of_9999_years = 3652059;

/// A calendar that counts one day after the other, to compare with.
struct Walker {
  Date date{1, 1, 1};
  int weekday = 1;

  void step() {
    weekday = weekday % 7 + 1;
    const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    const int february = leap ? 29 : 28;
    const int lengths[] = {31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (++date.day <= lengths[date.month - 1]) return;
    date.day = 1;
    if (++date.month <= 12) return;
    date.month = 1;
    ++date.year;
  }
};

TEST(Day, EveryDayOf9999YearsHasItsDateAndWeekday) {
  Walker walker;
  const Day first = *day_of(1, 1, 1);
  for (int i = 0; i < days_of_9999_years; ++i, walker.step()) {
    const Day day = first + i;
    ASSERT_EQ(date_of(day), walker.date) << i;
    ASSERT_EQ(static_cast<int>(weekday_of(day)), walker.weekday) << i;
  }
  EXPECT_EQ(date_of(first + (days_of_9999_years - 1)), (Date{9999, 12, 31}));
}

TEST(Day, DatesAndDaysAreInversesOfEachOther) {
  const Day first = *day_of(1, 1, 1);
  for (int i = 0; i < days_of_9999_years; i += 17) {
    const Day day = first + i;
    ASSERT_EQ(day_of(date_of(day)), day);
    ASSERT_EQ(parse_iso(to_iso(day)), day);
  }
}

TEST(Day, DaysThatAreNotInTheCalendarAreNone) {
  EXPECT_FALSE(day_of(2026, 2, 30));
  EXPECT_FALSE(day_of(2026, 2, 29));
  EXPECT_TRUE(day_of(2028, 2, 29));
  EXPECT_FALSE(day_of(1900, 2, 29));
  EXPECT_TRUE(day_of(2000, 2, 29));
  EXPECT_FALSE(day_of(2026, 4, 31));
  EXPECT_FALSE(day_of(2026, 0, 1));
  EXPECT_FALSE(day_of(2026, 13, 1));
  EXPECT_FALSE(day_of(2026, 1, 0));
  EXPECT_FALSE(day_of(2026, 1, -1));
  EXPECT_FALSE(day_of(0, 12, 31));
  EXPECT_FALSE(day_of(10000, 1, 1));
}

TEST(Day, CountsFromTheFirstOfJanuary1970) {
  EXPECT_EQ(day_of(1970, 1, 1)->number, 0);
  EXPECT_EQ(day_of(1969, 12, 31)->number, -1);
  EXPECT_EQ(day_of(2026, 11, 19)->number, 20776);
  EXPECT_EQ(*day_of(2026, 11, 19) - *day_of(2026, 10, 12), 38);
}

TEST(Day, IsoTextIsTakenWholeOrNotAtAll) {
  EXPECT_EQ(parse_iso("2026-11-03"), day_of(2026, 11, 3));
  for (const char* text :
       {"", "2026", "2026-11", "2026-11-3", "2026-1-03", "26-11-03", " 2026-11-03", "2026-11-03 ", "2026-11-03T00:00",
        "2026/11/03", "2026-11-0x", "+026-11-03", "-026-11-03", "2026-02-30", "0000-01-01", "20261103"}) {
    EXPECT_FALSE(parse_iso(text)) << text;
  }
}

TEST(Day, IsoTextHasFourDigitsForEveryYear) {
  EXPECT_EQ(to_iso(*day_of(1, 2, 3)), "0001-02-03");
  EXPECT_EQ(to_iso(*day_of(987, 12, 31)), "0987-12-31");
  EXPECT_EQ(to_iso(*day_of(9999, 12, 31)), "9999-12-31");
  EXPECT_EQ(to_iso(std::optional<Day>{}), "");
}

TEST(Day, MonthsAreClampedToTheMonthsEnd) {
  const auto after = [](const char* from, int months) { return to_iso(add_months(*parse_iso(from), months)); };
  EXPECT_EQ(after("2026-01-31", 1), "2026-02-28");
  EXPECT_EQ(after("2028-01-31", 1), "2028-02-29");
  EXPECT_EQ(after("2026-01-31", 2), "2026-03-31");
  EXPECT_EQ(after("2024-02-29", 12), "2025-02-28");
  EXPECT_EQ(after("2024-02-29", 48), "2028-02-29");
  EXPECT_EQ(after("2026-11-19", 2), "2027-01-19");
  EXPECT_EQ(after("2026-03-31", -1), "2026-02-28");
  EXPECT_EQ(after("2026-01-15", -1), "2025-12-15");
  EXPECT_EQ(after("2026-01-15", 0), "2026-01-15");
}

TEST(Day, MonthsNeverLeaveTheCalendar) {
  EXPECT_EQ(to_iso(add_months(*day_of(9999, 11, 30), 3)), "9999-12-30");
  EXPECT_EQ(to_iso(add_months(*day_of(1, 2, 28), -3)), "0001-01-28");
  EXPECT_EQ(to_iso(add_months(*day_of(2026, 5, 31), 1'000'000)), "9999-12-31");
}

TEST(Day, AddingMonthsKeepsTheDayOrTheLastOneOfTheMonth) {
  for (int i = 0; i < 40'000; ++i) {
    const Day day = *day_of(1950, 1, 1) + i;
    for (const int months : {1, 2, 3, 6, 11, 12, 25, -1, -14}) {
      const Date from = date_of(day);
      const Date to = date_of(add_months(day, months));
      ASSERT_EQ((to.year * 12 + to.month) - (from.year * 12 + from.month), months);
      ASSERT_EQ(to.day, std::min(from.day, days_in_month(to.year, to.month)));
    }
  }
}

TEST(Day, WeeksAreThoseOfIso8601) {
  const auto week = [](int year, int month, int day) { return week_of(*day_of(year, month, day)); };
  EXPECT_EQ(week(2026, 11, 19), (IsoWeek{2026, 47}));
  EXPECT_EQ(week(2005, 1, 1), (IsoWeek{2004, 53}));
  EXPECT_EQ(week(2005, 1, 2), (IsoWeek{2004, 53}));
  EXPECT_EQ(week(2005, 12, 31), (IsoWeek{2005, 52}));
  EXPECT_EQ(week(2006, 1, 2), (IsoWeek{2006, 1}));
  EXPECT_EQ(week(2007, 1, 1), (IsoWeek{2007, 1}));
  EXPECT_EQ(week(2008, 12, 29), (IsoWeek{2009, 1}));
  EXPECT_EQ(week(2010, 1, 3), (IsoWeek{2009, 53}));
  EXPECT_EQ(week(2020, 12, 31), (IsoWeek{2020, 53}));
  EXPECT_EQ(week(2024, 12, 30), (IsoWeek{2025, 1}));
}

TEST(Day, AWeekIsThatOfItsThursday) {
  for (int i = 0; i < 150'000; ++i) {
    const Day day = *day_of(1900, 1, 1) + i;
    const Day thursday = day + (4 - static_cast<int>(weekday_of(day)));
    const int year = date_of(thursday).year;
    const IsoWeek expected{year, (thursday - *day_of(year, 1, 1)) / 7 + 1};
    ASSERT_EQ(week_of(day), expected) << to_iso(day);
  }
}

TEST(Day, NamesAreEnglishInFullAndShort) {
  EXPECT_EQ(weekday_name(Weekday::thursday), "Thursday");
  EXPECT_EQ(weekday_name(Weekday::thursday, true), "Thu");
  EXPECT_EQ(weekday_name(Weekday::sunday), "Sunday");
  EXPECT_EQ(month_name(11), "November");
  EXPECT_EQ(month_name(11, true), "Nov");
  EXPECT_EQ(month_name(1), "January");
}

}  // namespace
