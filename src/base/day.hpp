#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// A day of the proleptic Gregorian calendar, without time of day or zone, from 0001-01-01 to 9999-12-31.
/// `number` counts days since 1970-01-01. Differences of days are plain integers.
struct Day {
  std::int32_t number = 0;

  auto operator<=>(const Day&) const = default;
  friend constexpr Day operator+(Day day, int days) { return {day.number + days}; }
  friend constexpr Day operator-(Day day, int days) { return {day.number - days}; }
  friend constexpr int operator-(Day later, Day earlier) { return later.number - earlier.number; }
};

/// Year, month (1 to 12) and day of the month (1 to 31).
struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;

  bool operator==(const Date&) const = default;
};

/// Weekdays are numbered as in ISO 8601: Monday is 1, Sunday is 7.
enum class Weekday { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

/// A week of ISO 8601: weeks start on Monday, and week 1 holds the year's first Thursday.
struct IsoWeek {
  int year = 1970;
  int week = 1;

  auto operator<=>(const IsoWeek&) const = default;
};

/// The day with this date; nothing if it does not exist (30 February) or is outside the years 1 to 9999.
std::optional<Day> day_of(Date date);
std::optional<Day> day_of(int year, int month, int day);

/// The day itself, or the first or last day of the years 1 to 9999 if it lies outside them.
Day clamped(Day day);

/// The date of a day, after clamping it.
Date date_of(Day day);
Weekday weekday_of(Day day);
IsoWeek week_of(Day day);
/// The Monday of its week (ISO 8601), clamped.
Day monday_of(Day day);

/// 28 to 31. `month` must be from 1 to 12.
int days_in_month(int year, int month);

/// Adds calendar months and clamps to the end of the month: one month after 31 January is 28 or 29 February. The result
/// stays within the years 1 to 9999.
Day add_months(Day day, int months);

/// Parses exactly `YYYY-MM-DD` (ISO 8601 extended calendar date); anything before or after it is an error.
std::optional<Day> parse_iso(std::string_view text);

/// Formats as `YYYY-MM-DD`; without a day, an empty string.
std::string to_iso(Day day);
std::string to_iso(const std::optional<Day>& day);

/// Formats a moment (seconds since 1970) in UTC as `2026-11-19T12:00:00Z` (ISO 8601).
std::string moment(std::int64_t unix_seconds);

/// `Monday`, or `Mon` if `brief`; `January` or `Jan`. English in every locale.
std::string_view weekday_name(Weekday weekday, bool brief = false);
std::string_view month_name(int month, bool brief = false);

}  // namespace rapport
