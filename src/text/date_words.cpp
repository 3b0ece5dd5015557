#include "text/date_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace rapport::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> counted(std::string_view word) {
  constexpr std::array<std::string_view, 13> names{"",    "one",   "two",   "three", "four", "five",  "six",
                                                   "seven", "eight", "nine", "ten",  "eleven", "twelve"};
  if (const auto number = whole_number(word)) return number;
  if (word == "a" || word == "an") return 1;
  const auto* const found = std::find(names.begin(), names.end(), word);
  if (word.empty() || found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin());
}

constexpr int largest_amount = 9999;

}  // namespace

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" ,", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::optional<int> whole_number(std::string_view word) {
  if (word.empty() || word.size() > 9 || !std::all_of(word.begin(), word.end(), is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : word) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> ordinal(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) {
      word.remove_suffix(2);
      break;
    }
  }
  const auto number = word.size() <= 2 ? whole_number(word) : std::nullopt;
  return number && *number >= 1 && *number <= 31 ? number : std::nullopt;
}

std::optional<Weekday> weekday_of_word(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Weekday>, 4> others{{{"tues", Weekday::tuesday},
                                                                        {"weds", Weekday::wednesday},
                                                                        {"thur", Weekday::thursday},
                                                                        {"thurs", Weekday::thursday}}};
  for (const auto& [name, day] : others) {
    if (word == name) return day;
  }
  for (int number = 1; number <= 7; ++number) {
    const auto day = static_cast<Weekday>(number);
    if (word == lower_ascii(weekday_name(day)) || word == lower_ascii(weekday_name(day, true))) return day;
  }
  return std::nullopt;
}

std::optional<int> month_of_word(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word == "sept") return 9;
  for (int month = 1; month <= 12; ++month) {
    if (word == lower_ascii(month_name(month)) || word == lower_ascii(month_name(month, true))) return month;
  }
  return std::nullopt;
}

char unit_of_word(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, char>, 4> units{
      {{"day", 'd'}, {"week", 'w'}, {"month", 'm'}, {"year", 'y'}}};
  for (const auto& [name, unit] : units) {
    const bool plural = word.size() == name.size() + 1 && word.ends_with('s') && word.starts_with(name);
    if (word == name || plural || (word.size() == 1 && word[0] == unit)) return unit;
  }
  return 0;
}

std::optional<Amount> amount_of(const std::vector<std::string_view>& words) {
  std::optional<int> count;
  char unit = 0;
  if (words.size() == 2) {
    count = counted(words[0]);
    unit = unit_of_word(words[1]);
  } else if (words.size() == 1 && words[0].size() > 1) {
    count = whole_number(words[0].substr(0, words[0].size() - 1));
    unit = unit_of_word(words[0].substr(words[0].size() - 1));
  }
  if (!count || unit == 0 || *count > largest_amount) return std::nullopt;
  return Amount{*count, unit};
}

}  // namespace rapport::text
