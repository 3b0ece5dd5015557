#include "base/day.hpp"

#include <date/date.h>
#include <date/iso_week.h>

#include <fmt/core.h>
#include <algorithm>
#include <array>

namespace rapport {
namespace {

date::sys_days sys(Day day) { return date::sys_days{date::days{day.number}}; }
Day from(date::sys_days days) { return {static_cast<std::int32_t>(days.time_since_epoch().count())}; }

date::year_month_day calendar(int year, int month, int day) {
  return date::year{year} / date::month{static_cast<unsigned>(month)} / date::day{static_cast<unsigned>(day)};
}

constexpr int first_year = 1;
constexpr int last_year = 9999;

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Day clamped(Day day) {
  static const Day first = *day_of(first_year, 1, 1);
  static const Day last = *day_of(last_year, 12, 31);
  return std::clamp(day, first, last);
}

std::optional<Day> day_of(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const auto date = calendar(year, month, day);
  if (!date.ok()) return std::nullopt;
  return from(date::sys_days{date});
}

std::optional<Day> day_of(Date date) { return day_of(date.year, date.month, date.day); }

Date date_of(Day day) {
  day = clamped(day);
  const date::year_month_day date{sys(day)};
  return {int{date.year()}, static_cast<int>(unsigned{date.month()}), static_cast<int>(unsigned{date.day()})};
}

Weekday weekday_of(Day day) { return static_cast<Weekday>(date::weekday{sys(day)}.iso_encoding()); }

IsoWeek week_of(Day day) {
  const iso_week::year_weeknum_weekday date{sys(day)};
  return {int{date.year()}, static_cast<int>(unsigned{date.weeknum()})};
}

Day monday_of(Day day) { return clamped(day - (static_cast<int>(weekday_of(day)) - 1)); }

int days_in_month(int year, int month) {
  const auto last = date::year{year} / date::month{static_cast<unsigned>(month)} / date::last;
  return static_cast<int>(unsigned{last.day()});
}

Day add_months(Day day, int months) {
  const Date date = date_of(day);
  constexpr int first_month = first_year * 12;
  constexpr int last_month = last_year * 12 + 11;
  const int month = std::clamp(date.year * 12 + date.month - 1 + months, first_month, last_month);
  const int year = month / 12;
  const int number = month % 12 + 1;
  return *day_of(year, number, std::min(date.day, days_in_month(year, number)));
}

std::optional<Day> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return day_of(*year, *month, *day);
}

std::string to_iso(Day day) {
  const Date date = date_of(day);
  std::string text = "0000-00-00";
  const auto put = [&text](std::size_t end, int value) {
    for (; value > 0; value /= 10) text[--end] = static_cast<char>('0' + value % 10);
  };
  put(4, date.year);
  put(7, date.month);
  put(10, date.day);
  return text;
}

std::string to_iso(const std::optional<Day>& day) { return day ? to_iso(*day) : std::string{}; }

std::string moment(std::int64_t unix_seconds) {
  constexpr std::int64_t day_seconds = 24 * 60 * 60;
  const auto days = date::floor<date::days>(std::chrono::seconds{unix_seconds}).count();
  const std::int64_t rest = unix_seconds - days * day_seconds;
  const auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return fmt::format("{}T{}:{}:{}Z", to_iso(Day{static_cast<std::int32_t>(days)}), two(rest / 3600),
                     two(rest / 60 % 60), two(rest % 60));
}

std::string_view weekday_name(Weekday weekday, bool brief) {
  const std::string_view name = weekdays.at(static_cast<std::size_t>(weekday) - 1);
  return brief ? name.substr(0, 3) : name;
}

std::string_view month_name(int month, bool brief) {
  const std::string_view name = months.at(static_cast<std::size_t>(month) - 1);
  return brief ? name.substr(0, 3) : name;
}

}  // namespace rapport
