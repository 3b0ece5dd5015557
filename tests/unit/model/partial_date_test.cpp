#include "model/partial_date.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapport::model {
namespace {

Day on(const char* iso) { return *parse_iso(iso); }
PartialDate date(const char* text) { return *parse_partial_date(text); }

TEST(PartialDate, KeepsWhatIsKnown) {
  for (const char* text : {"1984-02-29", "02-29", "1984-02", "1984", "12-31"}) EXPECT_EQ(to_text(date(text)), text);
}

TEST(PartialDate, ThereIsNoDayThatNoYearHas) {
  for (const char* text :
       {"1985-02-29", "02-30", "13-01", "00-10", "1984-13", "1984-00", "0000", "84", "", "1984-2-9", "1984-02-29x"}) {
    EXPECT_FALSE(parse_partial_date(text)) << text;
  }
}

TEST(PartialDate, The29thOfFebruaryNeverVanishes) {
  EXPECT_EQ(in_year(date("02-29"), 2027, LeapDay::feb_28), on("2027-02-28"));
  EXPECT_EQ(in_year(date("02-29"), 2027, LeapDay::mar_1), on("2027-03-01"));
  EXPECT_EQ(in_year(date("02-29"), 2028, LeapDay::mar_1), on("2028-02-29"));
}

TEST(PartialDate, TheNextOccurrenceIsTodayAtTheEarliest) {
  EXPECT_EQ(next_after(date("11-19"), on("2026-11-19"), LeapDay::feb_28), on("2026-11-19"));
  EXPECT_EQ(next_after(date("11-18"), on("2026-11-19"), LeapDay::feb_28), on("2027-11-18"));
  EXPECT_EQ(last_before(date("11-19"), on("2026-11-19"), LeapDay::feb_28), on("2025-11-19"));
}

TEST(PartialDate, WithoutADayItDoesNotComeBack) {
  EXPECT_FALSE(next_after(date("1984-02"), on("2026-01-01"), LeapDay::feb_28));
}

TEST(PartialDate, AgesAreToldOnlyWhereTheYearIsKnown) {
  EXPECT_EQ(years_on(date("1986-11-22"), on("2026-11-22")), 40);
  EXPECT_FALSE(years_on(date("11-22"), on("2026-11-22")));
}

TEST(PartialDate, YearlyDatesOfASpanAreAmongItsMonthsAndDays) {
  for (const LeapDay leap : {LeapDay::feb_28, LeapDay::mar_1}) {
    for (const Day from : {*day_of(2023, 2, 20), *day_of(2024, 2, 20), *day_of(2025, 12, 25)}) {
      for (const int length : {0, 9, 20}) {
        const auto among = month_days(from, from + length);
        for (Day day = *day_of(2024, 1, 1); day <= *day_of(2024, 12, 31); day = day + 1) {
          const Date date = date_of(day);
          const PartialDate yearly{.year = 0, .month = date.month, .day = date.day};
          const bool falls = *next_after(yearly, from, leap) <= from + length;
          const bool is_there = std::ranges::count(among, to_text(yearly)) > 0;
          EXPECT_TRUE(is_there || !falls) << to_text(yearly) << " from " << to_iso(from);
          if (to_text(yearly) != "02-29") {
            EXPECT_EQ(is_there, falls) << to_text(yearly) << " from " << to_iso(from);
          }
        }
      }
    }
  }
}

TEST(PartialDate, EveryDayIsAmongThoseOfAYear) { EXPECT_TRUE(month_days(Day{0}, Day{365}).empty()); }

}  // namespace
}  // namespace rapport::model
