#include "model/partial_date.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace rapport::model
