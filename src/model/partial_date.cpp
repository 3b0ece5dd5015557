#include "model/partial_date.hpp"

namespace rapport::model {
namespace {

/// Two or four digits as a number; -1 if they are not all digits.
int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

constexpr int any_leap_year = 2000;

bool exists(const PartialDate& date) {
  if (date.year < 0 || date.month < 0 || date.day < 0) return false;
  if (date.month == 0) return date.year > 0;
  if (date.month > 12) return false;
  if (date.day == 0) return date.year > 0;
  return day_of(date.year == 0 ? any_leap_year : date.year, date.month, date.day).has_value();
}

}  // namespace

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  PartialDate date;
  const bool dash4 = text.size() > 4 && text[4] == '-';
  if (text.size() == 4) {
    date = {.year = number(text)};
  } else if (text.size() == 5 && text[2] == '-') {
    date = {.month = number(text.substr(0, 2)), .day = number(text.substr(3))};
    if (date.day == 0) return std::nullopt;
  } else if (text.size() == 7 && dash4) {
    date = {.year = number(text.substr(0, 4)), .month = number(text.substr(5))};
    if (date.month == 0) return std::nullopt;
  } else if (text.size() == 10 && dash4 && text[7] == '-') {
    date = {.year = number(text.substr(0, 4)), .month = number(text.substr(5, 2)), .day = number(text.substr(8))};
    if (date.year == 0 || date.month == 0 || date.day == 0) return std::nullopt;
  } else {
    return std::nullopt;
  }
  return exists(date) ? std::optional(date) : std::nullopt;
}

std::string to_text(PartialDate date) {
  std::string text = date.year == 0 ? std::string{} : padded(date.year, 4);
  if (date.month == 0) return text;
  text += (text.empty() ? "" : "-") + padded(date.month, 2);
  return date.day == 0 ? text : text + "-" + padded(date.day, 2);
}

std::optional<Day> in_year(PartialDate date, int year, LeapDay leap) {
  if (!date.yearly()) return std::nullopt;
  if (const auto day = day_of(year, date.month, date.day)) return day;
  return leap == LeapDay::feb_28 ? day_of(year, 2, 28) : day_of(year, 3, 1);
}

std::optional<Day> next_after(PartialDate date, Day from, LeapDay leap) {
  const int year = date_of(from).year;
  const auto here = in_year(date, year, leap);
  if (here && *here >= from) return here;
  return in_year(date, year + 1, leap);
}

std::optional<Day> last_before(PartialDate date, Day today, LeapDay leap) {
  const int year = date_of(today).year;
  const auto here = in_year(date, year, leap);
  if (here && *here < today) return here;
  return in_year(date, year - 1, leap);
}

std::vector<std::string> month_days(Day from, Day to) {
  constexpr int any_year = 365;
  std::vector<std::string> found;
  if (to - from >= any_year) return found;
  for (Day day = from; day <= to; day = day + 1) {
    found.push_back(to_iso(day).substr(5));
    if (found.back() == "02-28" || found.back() == "03-01") found.emplace_back("02-29");
  }
  return found;
}

std::optional<int> years_on(PartialDate date, Day occurrence) {
  const int year = date_of(occurrence).year;
  if (date.year == 0 || year < date.year) return std::nullopt;
  return year - date.year;
}

}  // namespace rapport::model
