#include "language/date_numerals.hpp"

#include "base/strings.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>

namespace rapport::language {
namespace {

DatePhrase found(Day first, Day last, Bearing bearing = Bearing::exact) {
  return {.verdict = Verdict::date, .span = {first, last}, .bearing = bearing};
}

std::string in_month(int year, int month) {
  return fmt::format("{} {} has {} days", month_name(month), year, days_in_month(year, month));
}

DatePhrase no_such_week(int year) {
  const bool there = year >= 1 && year < 9999;
  const int weeks = there ? week_of(*day_of(year, 12, 28)).week : 52;
  return {.verdict = Verdict::impossible, .hint = fmt::format("{} has {} weeks, with days 1 to 7", year, weeks)};
}

DatePhrase whole_month(int year, int month) {
  if (year < 1 || month < 1 || month > 12) return {.verdict = Verdict::impossible, .hint = "months are 01 to 12"};
  return found(*day_of(year, month, 1), *day_of(year, month, days_in_month(year, month)));
}

DatePhrase exact_day(int year, int month, int day) {
  if (const auto there = day_of(year, month, day)) return found(*there, *there);
  if (year < 1 || month < 1 || month > 12) return {.verdict = Verdict::impossible, .hint = "months are 01 to 12"};
  return {.verdict = Verdict::impossible, .hint = in_month(year, month)};
}

/// A day without a year: the nearest one in the past or the future, including today.
DatePhrase nearest(int month, int day, Day today, Reading reading) {
  const int step = reading == Reading::past ? -1 : 1;
  const int year = date_of(today).year;
  // Leap days are at most eight years apart.
  for (int away = 0; away <= 8; ++away) {
    const auto there = day_of(year + step * away, month, day);
    if (there && (*there - today) * step >= 0) return found(*there, *there, Bearing::loose);
  }
  const bool never = day < 1 || day > (month == 2 ? 29 : days_in_month(2001, month));
  if (!never) return {.verdict = Verdict::impossible, .hint = "add the year"};
  return {.verdict = Verdict::impossible, .hint = in_month(year, month)};
}

DatePhrase nearest_month(int month, Day today, Reading reading) {
  const Date date = date_of(today);
  const bool before = reading == Reading::past && month > date.month;
  const bool behind = reading == Reading::future && month < date.month;
  const int year = std::clamp(date.year + (behind ? 1 : 0) - (before ? 1 : 0), 1, 9999);
  return whole_month(year, month);
}

/// The numbers of `2026-11-03` or `3/4`, separated by one sign.
struct Figures {
  std::vector<std::string_view> parts;
  char sign = 0;
};

std::optional<Figures> figures(std::string_view word) {
  Figures result;
  if (word.size() > 12) return std::nullopt;
  for (std::size_t at = 0; at <= word.size();) {
    const auto end = std::min(word.find_first_not_of("0123456789", at), word.size());
    if (end == at) return std::nullopt;
    result.parts.push_back(word.substr(at, end - at));
    if (end == word.size()) return result;
    const char sign = word[end];
    if ((sign != '-' && sign != '/' && sign != '.') || (result.sign != 0 && result.sign != sign)) return std::nullopt;
    result.sign = sign;
    at = end + 1;
  }
  return std::nullopt;
}

/// `2026-w47` or `2026-w47-2` (ISO 8601: weeks start on Monday, and the first week contains the first Thursday).
DatePhrase iso_week(std::string_view word) {
  const bool whole = word.size() == 8;
  if ((!whole && word.size() != 10) || word.substr(4, 2) != "-w") return {};
  const auto year = small_number(word.substr(0, 4));
  const auto week = small_number(word.substr(6, 2));
  const auto weekday = whole ? std::optional(1) : word[8] == '-' ? small_number(word.substr(9)) : std::nullopt;
  if (!year || !week || !weekday) return {};
  const auto in_first_week = day_of(*year, 1, 4);
  if (!in_first_week) return no_such_week(*year);
  const Day monday = monday_of(*in_first_week) + (*week - 1) * 7;
  if (*week < 1 || *weekday < 1 || *weekday > 7 || week_of(monday) != IsoWeek{*year, *week} ||
      clamped(monday + 6) != monday + 6) {
    return no_such_week(*year);
  }
  return whole ? found(monday, monday + 6) : found(monday + (*weekday - 1), monday + (*weekday - 1));
}

DatePhrase one_word(std::string_view word) {
  if (const DatePhrase week = iso_week(word); week.verdict != Verdict::none) return week;
  const auto cut = figures(word);
  if (!cut) return {};
  const auto& parts = cut->parts;
  const auto number = [&parts](std::size_t at) { return *small_number(parts[at]); };
  if (std::ranges::any_of(parts, [](auto part) { return part.size() > 4; })) return {};
  const bool iso = parts[0].size() == 4 && (parts.size() < 2 || (cut->sign == '-' && parts[1].size() == 2));
  if (iso && parts.size() == 1) {
    const int year = number(0);
    return year == 0 ? DatePhrase{} : found(*day_of(year, 1, 1), *day_of(year, 12, 31));
  }
  if (iso && parts.size() == 2) return whole_month(number(0), number(1));
  if (iso && parts.size() == 3 && parts[2].size() == 2) return exact_day(number(0), number(1), number(2));
  // `1-1` is a one-to-one and `2.5` a number; `3/4` looks like a date.
  const bool pair = parts.size() == 2 && cut->sign == '/' && parts[0].size() <= 2 && parts[1].size() <= 2;
  return pair || parts.size() == 3 ? DatePhrase{.verdict = Verdict::ambiguous} : DatePhrase{};
}

/// `3`, `3rd`, `3.`; nothing for longer numbers.
std::optional<int> day_figure(std::string_view word) {
  const std::size_t figures = std::min(word.find_first_not_of("0123456789"), word.size());
  if (figures == 0 || figures > 2) return std::nullopt;
  const auto rest = word.substr(figures);
  constexpr std::array<std::string_view, 6> endings{"", "st", "nd", "rd", "th", "."};
  if (!contains(endings, rest)) return std::nullopt;
  return small_number(word.substr(0, figures));
}

/// `Nov 3`, `3 Nov`, `3rd of November`, each perhaps with a year; `November 2025`, `November`.
DatePhrase month_by_name(DateWords words, Day today, Reading reading) {
  const int first = month_number(words[0]);
  const auto year_in = [](DateWords rest) -> std::optional<int> {
    if (!rest.empty() && rest[0] == ",") rest = rest.subspan(1);
    const bool fits = rest.size() == 1 && rest[0].size() == 4 && is_digit(rest[0][0]);
    return fits ? small_number(rest[0]) : std::nullopt;
  };
  if (first != 0 && words.size() == 1) return nearest_month(first, today, reading);
  if (first != 0 && words[1] != ",") {
    if (const auto year = year_in(words.subspan(1))) return whole_month(*year, first);
  }
  const auto day = day_figure(first != 0 && words.size() > 1 ? words[1] : words[0]);
  if (!day) return {};
  std::size_t used = 2;
  int month = first;
  if (first == 0) {
    const std::size_t at = words.size() > 2 && words[1] == "of" ? 2 : 1;
    month = at < words.size() ? month_number(words[at]) : 0;
    used = at + 1;
  }
  if (month == 0) return {};
  if (used == words.size()) return nearest(month, *day, today, reading);
  const auto year = year_in(words.subspan(used));
  return year ? exact_day(*year, month, *day) : DatePhrase{};
}

}  // namespace

int month_number(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
  if (word.size() < 3 || word.size() > 9) return 0;
  if (word == "sept") return 9;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (word == names[at] || (word.size() == 3 && word == names[at].substr(0, 3))) return static_cast<int>(at) + 1;
  }
  return 0;
}

int weekday_number(std::string_view word) {
  constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};
  if (word.size() < 3 || word.size() > 9) return 0;
  if (word == "tues") return 2;
  if (word == "weds") return 3;
  if (word == "thur" || word == "thurs") return 4;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (word == names[at] || (word.size() == 3 && word == names[at].substr(0, 3))) return static_cast<int>(at) + 1;
  }
  return 0;
}

std::optional<int> small_number(std::string_view word) {
  if (word.empty() || word.size() > 6 || !std::ranges::all_of(word, is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : word) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> count_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{"one",   "two",   "three", "four", "five",   "six",
                                                   "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  if (word == "a" || word == "an") return 1;
  const auto* const name = std::ranges::find(names, word);
  if (name != names.end()) return static_cast<int>(name - names.begin()) + 1;
  return small_number(word);
}

bool is_part_of_day(std::string_view word) {
  return word == "morning" || word == "afternoon" || word == "evening" || word == "night" || word == "noon";
}

DatePhrase read_numerals(DateWords words, Day today, Reading reading) {
  if (words.empty()) return {};
  if (words.size() == 1) {
    const DatePhrase phrase = one_word(words[0]);
    if (phrase.verdict != Verdict::none) return phrase;
  }
  return month_by_name(words, today, reading);
}

}  // namespace rapport::language
