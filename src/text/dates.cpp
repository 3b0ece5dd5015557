#include "text/dates.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/date_words.hpp"

namespace rapport::text {
namespace {

DaySpan one(Day day) { return {day, day}; }

DaySpan whole_month(int year, int month) {
  const Day first = *day_of(year, month, 1);
  return {first, *day_of(year, month, days_in_month(year, month))};
}

[[noreturn]] void impossible(std::string_view phrase) {
  throw Error(Fault::usage, "there is no day '" + std::string(phrase) + "'", "a date is written as 2026-11-03");
}

/// `2026-11-03`, `2026-11`, `2026`, with digits only.
std::optional<DaySpan> iso(const std::vector<std::string_view>& words, std::string_view phrase) {
  if (words.size() != 1) return std::nullopt;
  const std::string_view word = words.front();
  const auto part = [&](std::size_t at, std::size_t size) { return whole_number(word.substr(at, size)); };
  if (word.size() == 4 && part(0, 4)) {
    const int year = *part(0, 4);
    if (year < 1) impossible(phrase);
    return DaySpan{*day_of(year, 1, 1), *day_of(year, 12, 31)};
  }
  if (word.size() < 6 || word[4] != '-' || !part(0, 4)) return std::nullopt;
  const std::size_t dash = word.find('-', 5);
  const auto month = whole_number(word.substr(5, dash == std::string_view::npos ? dash : dash - 5));
  if (!month) return std::nullopt;
  const int year = *part(0, 4);
  if (dash == std::string_view::npos) {
    if (year < 1 || *month < 1 || *month > 12) impossible(phrase);
    return whole_month(year, *month);
  }
  const auto day = whole_number(word.substr(dash + 1));
  if (!day) return std::nullopt;
  const auto found = day_of(year, *month, *day);
  if (!found) impossible(phrase);
  return one(*found);
}

/// `03/04`, `3.4.2026`, `03-04`: two days at once, or more.
bool is_ambiguous_numeral(std::string_view word) {
  int numbers = 0;
  bool digit = false;
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      numbers += digit ? 0 : 1;
      digit = true;
    } else if (c == '/' || c == '.' || c == '-') {
      if (!digit) return false;
      digit = false;
    } else {
      return false;
    }
  }
  return digit && (numbers == 2 || numbers == 3);
}

std::optional<Day> named_day(std::string_view word, Day today) {
  if (word == "today" || word == "tonight") return today;
  if (word == "yesterday") return today - 1;
  if (word == "tomorrow") return today + 1;
  return std::nullopt;
}

std::optional<Day> weekday(const std::vector<std::string_view>& words, Day today, Reading reading) {
  const auto named = weekday_of_word(words.back());
  if (!named || words.size() > 2) return std::nullopt;
  const int back = (static_cast<int>(weekday_of(today)) - static_cast<int>(*named) + 7) % 7;
  if (words.size() == 2) {
    if (words.front() == "last") return today - (back == 0 ? 7 : back);
    if (words.front() == "next") return today + (back == 0 ? 7 : 7 - back);
    if (words.front() != "this" && words.front() != "on") return std::nullopt;
  }
  return reading == Reading::past ? today - back : today + (7 - back) % 7;
}

Day moved(Day today, int count, char unit) {
  if (unit == 'm' || unit == 'y') return add_months(today, unit == 'y' ? count * 12 : count);
  return today + (unit == 'w' ? count * 7 : count);
}

/// `3 days ago`, `2w ago`, `a week ago`, `in 3 weeks`.
std::optional<Day> relative(std::vector<std::string_view> words, Day today) {
  const bool ago = words.back() == "ago";
  if (ago) words.pop_back();
  else if (words.front() == "in") words.erase(words.begin());
  else return std::nullopt;
  if (words.empty() || words.size() > 2) return std::nullopt;
  const auto amount = amount_of(words);
  if (!amount) return std::nullopt;
  return moved(today, ago ? -amount->count : amount->count, amount->unit);
}

/// `last month`, `next week`, `end of month`.
std::optional<Day> neighbour(const std::vector<std::string_view>& words, Day today) {
  if (words.size() == 3 && words[0] == "end" && words[1] == "of" && (words[2] == "month" || words[2] == "year")) {
    const Date date = date_of(today);
    const int month = words[2] == "year" ? 12 : date.month;
    return day_of(date.year, month, days_in_month(date.year, month));
  }
  if (words.size() != 2 || (words[0] != "last" && words[0] != "next")) return std::nullopt;
  const char unit = unit_of_word(words[1]);
  if (unit == 0 || unit == 'd') return std::nullopt;
  return moved(today, words[0] == "last" ? -1 : 1, unit);
}

std::optional<DaySpan> with_month(std::vector<std::string_view> words, std::string_view phrase, Day today,
                                  Reading reading) {
  std::erase_if(words, [](std::string_view word) { return word == "of" || word == "the"; });
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  auto month = month_of_word(words[0]);
  auto day = month ? ordinal(words[1]) : ordinal(words[0]);
  if (!month) month = month_of_word(words[1]);
  if (!month) return std::nullopt;
  if (words.size() == 2 && month_of_word(words[0]) && words[1].size() == 4 && whole_number(words[1])) {
    return whole_month(*whole_number(words[1]), *month);
  }
  if (!day) return std::nullopt;
  if (words.size() == 3) {
    const auto year = words[2].size() == 4 ? whole_number(words[2]) : std::nullopt;
    if (!year) return std::nullopt;
    const auto found = day_of(*year, *month, *day);
    if (!found) impossible(phrase);
    return one(*found);
  }
  // Without a year: the nearest, looking back or ahead up to the next leap day.
  const int step = reading == Reading::past ? -1 : 1;
  for (int year = date_of(today).year, tries = 0; tries < 9; ++tries, year += step) {
    const auto found = day_of(year, *month, *day);
    if (found && (reading == Reading::past ? *found <= today : *found >= today)) return one(*found);
  }
  impossible(phrase);
}

}  // namespace

std::optional<DaySpan> date_span(std::string_view phrase, Day today, Reading reading) {
  const std::string folded = fold(phrase);
  const auto words = words_in(folded);
  if (words.empty() || words.size() > 5) return std::nullopt;
  if (const auto found = iso(words, phrase)) return found;
  if (words.size() == 1) {
    if (const auto found = named_day(words.front(), today)) return one(*found);
    if (is_ambiguous_numeral(words.front())) {
      throw Error(Fault::usage, "'" + std::string(phrase) + "' can be read as more than one day",
                  "write it as 2026-04-03, or as 3 Apr");
    }
  }
  if (const auto found = weekday(words, today, reading)) return one(*found);
  if (const auto found = relative(words, today)) return one(*found);
  if (const auto found = neighbour(words, today)) return one(*found);
  return with_month(words, phrase, today, reading);
}

namespace {

DaySpan span(std::string_view phrase, Day today, Reading reading) {
  if (const auto found = date_span(phrase, today, reading)) return *found;
  throw Error(Fault::usage, "'" + std::string(phrase) + "' is no date that I know",
              "2026-11-03, yesterday, fri, 3 days ago, Nov 3 ... (rapport help dates)");
}

}  // namespace

Day day(std::string_view phrase, Day today, Reading reading) {
  const DaySpan found = span(phrase, today, reading);
  if (found.first == found.last) return found.first;
  const bool month = found.last - found.first < 31;
  throw Error(Fault::usage, "'" + std::string(phrase) + "' is a whole " + (month ? "month" : "year") + "; which day?",
              "a day is written as " + to_iso(found.first));
}

Day since(std::string_view phrase, Day today) { return span(phrase, today, Reading::past).first; }
Day until(std::string_view phrase, Day today) { return span(phrase, today, Reading::past).last; }

}  // namespace rapport::text
