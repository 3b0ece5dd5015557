#include "language/date_grammar.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "language/date_numerals.hpp"

namespace rapport::language {
namespace {

DatePhrase one_day(Day day, Bearing bearing) {
  return {.verdict = Verdict::date, .span = {day, day}, .bearing = bearing};
}

DatePhrase no_such_day(std::string hint) { return {.verdict = Verdict::impossible, .hint = std::move(hint)}; }

bool are(DateWords words, std::initializer_list<std::string_view> expected) {
  return std::ranges::equal(words, expected);
}

DatePhrase shifted(Day today, int count, char unit, Bearing bearing) {
  const Date date = date_of(today);
  const int months = unit == 'y' ? 12 : 1;
  constexpr int most = 120'000;
  if (std::abs(count) > most) return no_such_day("years go from 1 to 9999");
  if (unit == 'm' || unit == 'y') {
    const int month = date.year * 12 + date.month - 1 + count * months;
    if (month < 12 || month >= 120'000) return no_such_day("years go from 1 to 9999");
    return one_day(add_months(today, count * months), bearing);
  }
  const Day day = today + count * (unit == 'f' ? 14 : unit == 'w' ? 7 : 1);
  if (day < *day_of(1, 1, 1) || day > *day_of(9999, 12, 31)) {
    return no_such_day("years go from 1 to 9999");
  }
  return one_day(day, bearing);
}

/// d, w, f (a fortnight), m or y; 0 if it is not a unit.
char unit_of(std::string_view word) {
  struct Unit {
    std::string_view name;
    char letter;
  };
  constexpr std::array<Unit, 17> units{{{"d", 'd'},
                                        {"day", 'd'},
                                        {"days", 'd'},
                                        {"w", 'w'},
                                        {"wk", 'w'},
                                        {"wks", 'w'},
                                        {"week", 'w'},
                                        {"weeks", 'w'},
                                        {"fortnight", 'f'},
                                        {"fortnights", 'f'},
                                        {"m", 'm'},
                                        {"month", 'm'},
                                        {"months", 'm'},
                                        {"y", 'y'},
                                        {"yr", 'y'},
                                        {"year", 'y'},
                                        {"years", 'y'}}};
  const auto* const found = std::ranges::find_if(units, [word](auto& unit) { return unit.name == word; });
  return found == units.end() ? '\0' : found->letter;
}

struct Amount {
  int count = 0;
  char unit = 'd';
};

/// `3 weeks`, `a week`, `2w`, `a couple of days`
std::optional<Amount> amount(DateWords words) {
  if (words.size() == 1) {
    const auto letter = words[0].find_first_not_of("0123456789");
    if (letter == std::string_view::npos || letter == 0) return std::nullopt;
    const auto count = small_number(words[0].substr(0, letter));
    const char unit = unit_of(words[0].substr(letter));
    return count && unit ? std::optional<Amount>({*count, unit}) : std::nullopt;
  }
  if (are(words, {"half", "a", "year"})) return Amount{6, 'm'};
  if (words.size() == 4 && are(words.first(3), {"a", "couple", "of"})) {
    return unit_of(words[3]) ? std::optional<Amount>({2, unit_of(words[3])}) : std::nullopt;
  }
  if (words.size() != 2) return std::nullopt;
  const auto count = count_word(words[0]);
  const char unit = unit_of(words[1]);
  return count && unit ? std::optional<Amount>({*count, unit}) : std::nullopt;
}

/// `3 weeks ago`, `in 3 weeks`, `3 weeks from now`
DatePhrase distance(DateWords words, Day today) {
  if (words.size() < 2) return {};
  const auto reach = [today](std::optional<Amount> by, int way) -> DatePhrase {
    if (!by) return {};
    return shifted(today, way * by->count, by->unit, way < 0 ? Bearing::past : Bearing::future);
  };
  if (words.back() == "ago") return reach(amount(words.first(words.size() - 1)), -1);
  if (words.front() == "in" || words.front() == "within") return reach(amount(words.subspan(1)), 1);
  if (words.size() > 2 && are(words.last(2), {"from", "now"})) return reach(amount(words.first(words.size() - 2)), 1);
  return {};
}

DatePhrase named_day(DateWords words, Day today) {
  if (are(words, {"today"}) || are(words, {"tonight"}) || are(words, {"now"}) || are(words, {"eod"}))
    return one_day(today, Bearing::present);
  if (words.size() == 2 && words[0] == "this" && is_part_of_day(words[1])) return one_day(today, Bearing::present);
  if (are(words, {"yesterday"}) || are(words, {"last", "night"})) return shifted(today, -1, 'd', Bearing::past);
  if (are(words, {"tomorrow"})) return shifted(today, 1, 'd', Bearing::future);
  if (!words.empty() && words[0] == "the") words = words.subspan(1);
  if (are(words, {"day", "before", "yesterday"})) return shifted(today, -2, 'd', Bearing::past);
  if (are(words, {"day", "after", "tomorrow"})) return shifted(today, 2, 'd', Bearing::future);
  return {};
}

/// `fri`, `last fri`, `next fri`, `last month`, `next year`
DatePhrase weekday_or_unit(DateWords words, Day today, Reading reading) {
  if (words.empty() || words.size() > 2) return {};
  const bool last = words.size() == 2 && words[0] == "last";
  const bool next = words.size() == 2 && words[0] == "next";
  if (words.size() == 2 && !last && !next && words[0] != "this") return {};
  const Bearing bearing = last ? Bearing::past : next ? Bearing::future : Bearing::loose;
  const int number = weekday_number(words.back());
  if (number == 0) {
    const char unit = words.back().size() > 2 ? unit_of(words.back()) : '\0';
    const bool steps = unit == 'w' || unit == 'm' || unit == 'y';
    return steps && (last || next) ? shifted(today, last ? -1 : 1, unit, bearing) : DatePhrase{};
  }
  const int ahead = (number - static_cast<int>(weekday_of(today)) + 7) % 7;
  if (last) return shifted(today, ahead - 7, 'd', bearing);
  if (next) return shifted(today, ahead == 0 ? 7 : ahead, 'd', bearing);
  const bool back = reading == Reading::past && ahead != 0;
  return shifted(today, back ? ahead - 7 : ahead, 'd', bearing);
}

/// `monday last week`, `last week on monday`, `next week wed`: that day of that week, which starts on Monday.
DatePhrase day_of_week(DateWords words, Day today) {
  if (words.size() != 3 && words.size() != 4) return {};
  const bool weekday_first = words.size() == 3 && weekday_number(words[0]) != 0;
  const std::size_t week = weekday_first ? 2 : 1;
  if (words[week] != "week" || (words.size() == 4 && words[2] != "on")) return {};
  const int number = weekday_number(weekday_first ? words[0] : words.back());
  const auto which = words[week - 1];
  const int away = which == "last" ? -1 : which == "next" ? 1 : 0;
  if (number == 0 || (away == 0 && which != "this")) return {};
  const Bearing bearing = away < 0 ? Bearing::past : away > 0 ? Bearing::future : Bearing::exact;
  return shifted(today - (static_cast<int>(weekday_of(today)) - number), away, 'w', bearing);
}

/// `end of month`, `end of the year`, `end of next month`
DatePhrase end_of(DateWords words, Day today) {
  static constexpr std::array<std::string_view, 3> end_of_month{"end", "of", "month"};
  if (are(words, {"eom"})) words = end_of_month;
  if (!words.empty() && words[0] == "the") words = words.subspan(1);
  if (words.size() < 3 || words[0] != "end" || words[1] != "of") return {};
  words = words.subspan(2);
  const bool next = words.size() == 2 && words[0] == "next";
  if (words.size() == 2 && (next || words[0] == "the" || words[0] == "this")) words = words.subspan(1);
  if (words.size() != 1) return {};
  const Date date = date_of(next ? add_months(today, words[0] == "year" ? 12 : 1) : today);
  if (words[0] == "year") return one_day(*day_of(date.year, 12, 31), Bearing::future);
  if (words[0] != "month") return {};
  return one_day(*day_of(date.year, date.month, days_in_month(date.year, date.month)), Bearing::future);
}

/// `tuesday, Nov 3`: both must be the same day.
DatePhrase weekday_and_date(DateWords words, Day today, Reading reading) {
  if (words.size() < 2) return {};
  const int number = weekday_number(words[0]);
  if (number == 0) return {};
  const DatePhrase rest = read_numerals(words.subspan(words[1] == "," ? 2 : 1), today, reading);
  if (rest.verdict != Verdict::date || rest.span.first != rest.span.last) return {};
  const Weekday weekday = weekday_of(rest.span.first);
  if (static_cast<int>(weekday) == number) return rest;
  return no_such_day(to_iso(rest.span.first) + " is a " + std::string(weekday_name(weekday)));
}

DatePhrase without_part_of_day(DateWords words, Day today, Reading reading) {
  for (const DatePhrase& phrase : {named_day(words, today), weekday_or_unit(words, today, reading),
                                   day_of_week(words, today), distance(words, today), end_of(words, today),
                                   weekday_and_date(words, today, reading), read_numerals(words, today, reading)}) {
    if (phrase.verdict != Verdict::none) return phrase;
  }
  return {};
}

}  // namespace

bool is_unit(std::string_view word) { return word.size() > 1 && unit_of(word) != '\0'; }

DatePhrase read_date(DateWords words, Day today, Reading reading) {
  if (words.size() > 1 && words[0] == "on") words = words.subspan(1);
  // `the 3rd of November`
  if (words.size() > 2 && words[0] == "the" && is_digit(words[1][0])) words = words.subspan(1);
  const DatePhrase phrase = without_part_of_day(words, today, reading);
  if (phrase.verdict != Verdict::none || words.size() < 2 || !is_part_of_day(words.back())) return phrase;
  const DatePhrase day = without_part_of_day(words.first(words.size() - 1), today, reading);
  return day.verdict == Verdict::date && day.span.first == day.span.last ? day : DatePhrase{};
}

}  // namespace rapport::language
