#include <array>
#include <cctype>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "interchange/tables.hpp"

namespace rapport::interchange {
namespace {

/// The numbers and words of a date, in order.
struct Parts {
  std::vector<int> numbers;
  std::vector<std::size_t> digits;  ///< the number of digits of each number
  int month = 0;                    ///< from a month name
  std::size_t month_place = 0;      ///< how many numbers precede it
};

std::optional<Parts> parts_of(std::string_view text) {
  constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                    "jul", "aug", "sep", "oct", "nov", "dec"};
  Parts parts;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    std::size_t end = at;
    if (std::isdigit(c) != 0) {
      int number = 0;
      while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0 && end - at < 5)
        number = number * 10 + (text[end++] - '0');
      parts.numbers.push_back(number);
      parts.digits.push_back(end - at);
    } else if (std::isalpha(c) != 0) {
      while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0) ++end;
      const std::string word = lower_ascii(text.substr(at, 3));
      for (std::size_t i = 0; i < months.size(); ++i) {
        if (months.at(i) != word) continue;
        parts.month = static_cast<int>(i) + 1;
        parts.month_place = parts.numbers.size();
      }
      if (parts.month == 0) return std::nullopt;
    } else {
      ++end;
    }
    at = end;
  }
  return parts;
}

/// Two digits are a year of the last or the present century.
int whole_year(int year, std::size_t digits) {
  constexpr int turn = 30;
  if (digits > 2) return year;
  return year < turn ? 2000 + year : 1900 + year;
}

std::optional<model::PartialDate> checked(int year, int month, int day) {
  model::PartialDate date{.year = year, .month = month, .day = day};
  return model::parse_partial_date(model::to_text(date));
}

}  // namespace

std::optional<model::PartialDate> table_date(std::string_view text, std::string_view order) {
  text = trimmed(text);
  if (text.find_first_of("123456789") == std::string_view::npos) return std::nullopt;
  if (text.starts_with("--")) return model::parse_partial_date(text.substr(2));
  // Ignores a time after the day.
  if (const auto time = text.find('T'); time == 10) text = text.substr(0, time);
  if (const auto date = model::parse_partial_date(text)) return date;
  if (const auto space = text.find(' '); space != std::string_view::npos) {
    if (const auto date = model::parse_partial_date(text.substr(0, space)); date && date->day != 0) return date;
    if (text.find(':') != std::string_view::npos) text = text.substr(0, space);
  }
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  const auto& numbers = parts->numbers;
  if (parts->month != 0) {
    if (numbers.size() == 1) {
      return parts->digits[0] == 4 ? checked(numbers[0], parts->month, 0) : checked(0, parts->month, numbers[0]);
    }
    if (numbers.size() != 2) return std::nullopt;
    return checked(whole_year(numbers[1], parts->digits[1]), parts->month, numbers[0]);
  }
  if (numbers.size() != 3 || numbers[0] == 0) return std::nullopt;
  if (parts->digits[0] == 4) return checked(numbers[0], numbers[1], numbers[2]);
  const int year = whole_year(numbers[2], parts->digits[2]);
  const bool dots = text.find('.') != std::string_view::npos;
  if (dots || numbers[0] > 12 || order == "dmy") return checked(year, numbers[1], numbers[0]);
  if (numbers[1] > 12 || order == "mdy" || numbers[0] == numbers[1]) return checked(year, numbers[0], numbers[1]);
  throw Error(ErrorCode::usage, "ambiguous date '" + std::string(text) + "'",
              "use --date-order dmy or --date-order mdy");
}

}  // namespace rapport::interchange
