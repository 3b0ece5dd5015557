#include "view/page.hpp"

#include <cstdlib>

namespace rapport::view {

std::string date_words(Day day, Day today) {
  const int days = day - today;
  if (days == 0) return "today";
  if (days == -1) return "yesterday";
  if (days == 1) return "tomorrow";
  const Date date = date_of(day);
  std::string words;
  if (std::abs(days) < 7) words.append(weekday_name(weekday_of(day), true)).append(" ");
  words.append(std::to_string(date.day)).append(" ").append(month_name(date.month, true));
  if (date.year != date_of(today).year) words.append(" ").append(std::to_string(date.year));
  return words;
}

std::string days_words(int days) { return count_words(days, "day", "days"); }

std::string count_words(int count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace rapport::view
