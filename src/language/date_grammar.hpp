#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/dates.hpp"

namespace rapport::language {

enum class Verdict { none, date, impossible, ambiguous };

/// The direction that a phrase itself states; `loose` if it depends on the reading, as for `fri` and `Nov 3`.
enum class Bearing { exact, past, present, future, loose };

struct DatePhrase {
  Verdict verdict = Verdict::none;
  DaySpan span;
  Bearing bearing = Bearing::exact;
  std::string hint;  ///< why a day does not exist
};

using DateWords = std::span<const std::string_view>;

/// Reads words in lower case, in which each comma is a word.
DatePhrase read_date(DateWords words, Day today, Reading reading);

/// 1 to 12, or 1 to 7 from Monday, for a name or abbreviation in lower case; 0 if it is neither.
int month_number(std::string_view word);
int weekday_number(std::string_view word);

/// One to six digits as a number; nothing for anything else.
std::optional<int> small_number(std::string_view word);

/// Whether the word is a full unit, singular or plural: day, weeks ...
bool is_unit(std::string_view word);

/// One to twelve, in digits (up to six) or words, or `a` and `an`.
std::optional<int> count_word(std::string_view word);

}  // namespace rapport::language
