#include "language/dates.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"

namespace rapport::language {
namespace {

const Day today = *parse_iso("2026-11-19");  // a Thursday

std::string read(std::string_view phrase, Reading reading, Day on = today) {
  try {
    const auto span = date_span(phrase, on, reading);
    if (!span) return "none";
    return span->first == span->last ? to_iso(span->first) : to_iso(span->first) + ".." + to_iso(span->last);
  } catch (const Error& error) {
    return error.message;
  }
}

struct Case {
  std::string phrase;
  std::string past;
  std::string future;
};

/// Else GoogleTest prints its bytes, of which some were never written.
void PrintTo(const Case& one, std::ostream* out) { *out << one.phrase; }

class Phrase : public testing::TestWithParam<Case> {};

TEST_P(Phrase, IsReadBothWays) {
  EXPECT_EQ(read(GetParam().phrase, Reading::past), GetParam().past) << GetParam().phrase;
  EXPECT_EQ(read(GetParam().phrase, Reading::future), GetParam().future) << GetParam().phrase;
}

INSTANTIATE_TEST_SUITE_P(Iso, Phrase,
                         testing::Values(Case{"2026-11-03", "2026-11-03", "2026-11-03"},
                                         Case{"2024-02-29", "2024-02-29", "2024-02-29"},
                                         Case{"0001-01-01", "0001-01-01", "0001-01-01"},
                                         Case{"9999-12-31", "9999-12-31", "9999-12-31"},
                                         Case{"  2026-11-03\t", "2026-11-03", "2026-11-03"},
                                         Case{"2026\u201111\u201103", "2026-11-03", "2026-11-03"},
                                         Case{"2026-11", "2026-11-01..2026-11-30", "2026-11-01..2026-11-30"},
                                         Case{"2024-02", "2024-02-01..2024-02-29", "2024-02-01..2024-02-29"},
                                         Case{"2026", "2026-01-01..2026-12-31", "2026-01-01..2026-12-31"}));

INSTANTIATE_TEST_SUITE_P(Named, Phrase,
                         testing::Values(Case{"today", "2026-11-19", "2026-11-19"},
                                         Case{"Yesterday", "2026-11-18", "2026-11-18"},
                                         Case{"TOMORROW", "2026-11-20", "2026-11-20"},
                                         Case{"the day before yesterday", "2026-11-17", "2026-11-17"},
                                         Case{"day after tomorrow", "2026-11-21", "2026-11-21"},
                                         Case{"this morning", "2026-11-19", "2026-11-19"},
                                         Case{"tonight", "2026-11-19", "2026-11-19"},
                                         Case{"last night", "2026-11-18", "2026-11-18"},
                                         Case{"yesterday evening", "2026-11-18", "2026-11-18"}));

INSTANTIATE_TEST_SUITE_P(
    Weekdays, Phrase,
    testing::Values(Case{"thu", "2026-11-19", "2026-11-19"}, Case{"thursday", "2026-11-19", "2026-11-19"},
                    Case{"fri", "2026-11-13", "2026-11-20"}, Case{"Wed", "2026-11-18", "2026-11-25"},
                    Case{"weds", "2026-11-18", "2026-11-25"}, Case{"tues", "2026-11-17", "2026-11-24"},
                    Case{"Mon.", "2026-11-16", "2026-11-23"}, Case{"sunday", "2026-11-15", "2026-11-22"},
                    Case{"on tuesday", "2026-11-17", "2026-11-24"}, Case{"On  Sat", "2026-11-14", "2026-11-21"},
                    Case{"last thu", "2026-11-12", "2026-11-12"}, Case{"last fri", "2026-11-13", "2026-11-13"},
                    Case{"last wednesday", "2026-11-18", "2026-11-18"},
                    Case{"next thursday", "2026-11-26", "2026-11-26"}, Case{"next fri", "2026-11-20", "2026-11-20"},
                    Case{"next wed", "2026-11-25", "2026-11-25"}, Case{"tuesday morning", "2026-11-17", "2026-11-24"}));

INSTANTIATE_TEST_SUITE_P(
    Distances, Phrase,
    testing::Values(
        Case{"3 days ago", "2026-11-16", "2026-11-16"}, Case{"1 day ago", "2026-11-18", "2026-11-18"},
        Case{"0 days ago", "2026-11-19", "2026-11-19"}, Case{"two weeks ago", "2026-11-05", "2026-11-05"},
        Case{"a week ago", "2026-11-12", "2026-11-12"}, Case{"an  week   ago", "2026-11-12", "2026-11-12"},
        Case{"2w ago", "2026-11-05", "2026-11-05"}, Case{"10d ago", "2026-11-09", "2026-11-09"},
        Case{"3m ago", "2026-08-19", "2026-08-19"}, Case{"1y ago", "2025-11-19", "2025-11-19"},
        Case{"twelve months ago", "2025-11-19", "2025-11-19"}, Case{"a fortnight ago", "2026-11-05", "2026-11-05"},
        Case{"a couple of days ago", "2026-11-17", "2026-11-17"}, Case{"in 3 weeks", "2026-12-10", "2026-12-10"},
        Case{"in a month", "2026-12-19", "2026-12-19"}, Case{"in 2w", "2026-12-03", "2026-12-03"},
        Case{"2 days from now", "2026-11-21", "2026-11-21"}, Case{"last month", "2026-10-19", "2026-10-19"},
        Case{"next month", "2026-12-19", "2026-12-19"}, Case{"last week", "2026-11-12", "2026-11-12"},
        Case{"next year", "2027-11-19", "2027-11-19"}, Case{"end of month", "2026-11-30", "2026-11-30"},
        Case{"the end of the month", "2026-11-30", "2026-11-30"}, Case{"end of next month", "2026-12-31", "2026-12-31"},
        Case{"end of year", "2026-12-31", "2026-12-31"}));

INSTANTIATE_TEST_SUITE_P(
    Months, Phrase,
    testing::Values(Case{"Nov 3", "2026-11-03", "2027-11-03"}, Case{"3 Nov", "2026-11-03", "2027-11-03"},
                    Case{"Nov 19", "2026-11-19", "2026-11-19"}, Case{"nov 20", "2025-11-20", "2026-11-20"},
                    Case{"November 3rd 2025", "2025-11-03", "2025-11-03"},
                    Case{"November 3rd, 2025", "2025-11-03", "2025-11-03"},
                    Case{"3rd of November 2025", "2025-11-03", "2025-11-03"},
                    Case{"on 3. November", "2026-11-03", "2027-11-03"}, Case{"Nov. 3", "2026-11-03", "2027-11-03"},
                    Case{"Sept 21st", "2026-09-21", "2027-09-21"}, Case{"22nd dec", "2025-12-22", "2026-12-22"},
                    Case{"Feb 29", "2024-02-29", "2028-02-29"},
                    Case{"Tuesday, Nov 3", "2026-11-03", "invalid date 'Tuesday, Nov 3'"},
                    Case{"tue 2026-11-03", "2026-11-03", "2026-11-03"},
                    Case{"November 2025", "2025-11-01..2025-11-30", "2025-11-01..2025-11-30"},
                    Case{"Nov", "2026-11-01..2026-11-30", "2026-11-01..2026-11-30"},
                    Case{"december", "2025-12-01..2025-12-31", "2026-12-01..2026-12-31"},
                    Case{"march", "2026-03-01..2026-03-31", "2027-03-01..2027-03-31"}));

TEST(Dates, ClampMonthsToTheirEnd) {
  EXPECT_EQ(read("next month", Reading::past, *parse_iso("2027-01-31")), "2027-02-28");
  EXPECT_EQ(read("last month", Reading::past, *parse_iso("2028-03-31")), "2028-02-29");
  EXPECT_EQ(read("a year ago", Reading::past, *parse_iso("2028-02-29")), "2027-02-28");
}

TEST(Dates, AreNotSeenInOtherWords) {
  for (const auto* phrase : {"",
                             " ",
                             "foo",
                             "meeting",
                             "1:1",
                             "14:30",
                             "fridayish",
                             "next",
                             "last",
                             "ago",
                             "in",
                             "in weeks",
                             "days ago",
                             "3 days",
                             "week ago today",
                             "3rd",
                             "1-1",
                             "2.5",
                             "24",
                             "123",
                             "12345",
                             "20261103",
                             "2026-11-03x",
                             "x2026-11-03",
                             "2026-11-03T10:00",
                             "-2026-11-03",
                             "Nov 3 lunch",
                             "Nov Nov",
                             "3 4",
                             "3 of",
                             "Nov 3 25",
                             "next last friday",
                             "end of week",
                             "end of",
                             "on",
                             "on on friday",
                             "minus 3 days ago",
                             "-3 days ago",
                             "3 parsecs ago",
                             "today today",
                             "yesterday friday",
                             "Nov 3rdx",
                             "nov, 3",
                             "1.2.3.4",
                             "1/2/3/4",
                             "0000",
                             "2026-11-",
                             "month",
                             "next day"}) {
    EXPECT_EQ(read(phrase, Reading::past), "none") << phrase;
    EXPECT_EQ(read(phrase, Reading::future), "none") << phrase;
  }
}

TEST(Dates, ThatLookDifferentFromCountryToCountryAreRefused) {
  for (const std::string phrase :
       {"03/04", "3/4", "25/12", "03/04/2026", "3/4/26", "03.04.2026", "3-4-2026", "2026/11/03"}) {
    EXPECT_EQ(read(phrase, Reading::past), "ambiguous date '" + phrase + "'");
    EXPECT_EQ(read("on " + phrase, Reading::future), "ambiguous date 'on " + phrase + "'");
  }
}

TEST(Dates, ThatAreInNoCalendarAreRefused) {
  for (const std::string phrase :
       {"2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-11-00", "2026-13", "0000-01-01",
        "Feb 30", "31 Nov", "Nov 0", "Nov 45", "Feb 29 2027", "April 31st", "999999 days ago", "in 9999 years",
        "3000 years ago", "Wed 2026-11-03"}) {
    EXPECT_EQ(read(phrase, Reading::past), "invalid date '" + phrase + "'");
  }
}

TEST(Dates, ThatAreRefusedSayWhy) {
  const auto hint = [](std::string_view phrase) {
    try {
      day(phrase, today, Reading::past);
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::usage);
      return error.hint;
    }
    return std::string("no error");
  };
  EXPECT_EQ(hint("2026-02-30"), "February 2026 has 28 days");
  EXPECT_EQ(hint("Feb 30"), "February 2026 has 28 days");
  EXPECT_EQ(hint("2026-13-01"), "months are 01 to 12");
  EXPECT_EQ(hint("Wed 2026-11-03"), "2026-11-03 is a Tuesday");
  EXPECT_EQ(hint("03/04"), "dates look like 2026-11-03 or 3 Nov");
  EXPECT_EQ(hint("2026-11"), "for example 2026-11-01");
}

std::string refusal(std::string_view phrase) {
  try {
    return to_iso(day(phrase, today, Reading::past));
  } catch (const Error& error) {
    return error.message;
  }
}

TEST(DayPhrase, IsNoSpanAndNoOtherWord) {
  EXPECT_EQ(refusal("yesterday"), "2026-11-18");
  EXPECT_EQ(refusal("2026-11"), "'2026-11' is a whole month; a single day is needed");
  EXPECT_EQ(refusal(" February "), "'February' is a whole month; a single day is needed");
  EXPECT_EQ(refusal("2026"), "'2026' is a whole year; a single day is needed");
  EXPECT_EQ(refusal("foo"), "invalid date 'foo'");
  EXPECT_EQ(refusal("\x1b[2J"), "invalid date '\\x1b[2J'");
  EXPECT_EQ(refusal(std::string(100'000, 'x')), "invalid date '" + std::string(60, 'x') + "…'");
}

TEST(Filters, TakeTheFirstOrTheLastDayOfASpan) {
  EXPECT_EQ(to_iso(since("2026-02", today)), "2026-02-01");
  EXPECT_EQ(to_iso(until("2026-02", today)), "2026-02-28");
  EXPECT_EQ(to_iso(since("2025", today)), "2025-01-01");
  EXPECT_EQ(to_iso(until("2025", today)), "2025-12-31");
  EXPECT_EQ(to_iso(since("fri", today)), "2026-11-13");
  EXPECT_EQ(to_iso(until("fri", today)), "2026-11-13");
  EXPECT_THROW(since("foo", today), Error);
  EXPECT_THROW(until("2026-02-30", today), Error);
}

TEST(Dates, EveryDayOfManyYearsIsReadAsItIsWritten) {
  for (Day at = *day_of(1996, 1, 1); at < *day_of(2030, 1, 1); at = at + 1) {
    const Date date = date_of(at);
    ASSERT_EQ(read(to_iso(at), Reading::past), to_iso(at));
    const std::string named = std::string(month_name(date.month)) + " " + std::to_string(date.day);
    ASSERT_EQ(read(named + " " + std::to_string(date.year), Reading::future), to_iso(at));
    const auto back = date_span(named, today, Reading::past);
    const auto ahead = date_span(named, today, Reading::future);
    ASSERT_TRUE(back && ahead && back->first <= today && ahead->first >= today) << named;
  }
}

TEST(Dates, AWeekdayIsAtMostSixDaysAway) {
  for (int offset = 0; offset < 7; ++offset) {
    for (int number = 1; number <= 7; ++number) {
      const auto name = weekday_name(static_cast<Weekday>(number));
      const Day on = today + offset;
      const int back = on - day(name, on, Reading::past);
      const int ahead = day(name, on, Reading::future) - on;
      EXPECT_TRUE(back >= 0 && back <= 6 && ahead >= 0 && ahead <= 6 && (back + ahead) % 7 == 0) << name;
      EXPECT_EQ(weekday_of(on - back), static_cast<Weekday>(number));
      EXPECT_EQ(on - day("last " + std::string(name), on, Reading::past), back == 0 ? 7 : back);
      EXPECT_EQ(day("next " + std::string(name), on, Reading::past) - on, ahead == 0 ? 7 : ahead);
    }
  }
}

}  // namespace
}  // namespace rapport::language
