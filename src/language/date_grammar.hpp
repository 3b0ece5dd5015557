#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/dates.hpp"

namespace rapport::language {

enum class Verdict { none, date, impossible, ambiguous };

/// Which way a phrase points by its own words; `loose` where the reading decides, as for `fri` and `Nov 3`.
enum class Bearing { exact, past, present, future, loose };

struct DatePhrase {
  Verdict verdict = Verdict::none;
  DaySpan span;
  Bearing bearing = Bearing::exact;
  std::string hint;  ///< why an impossible day is one
};

using DateWords = std::span<const std::string_view>;

/// Reads words in lower case, each comma being a word of its own.
DatePhrase read_date(DateWords words, Day today, Reading reading);

/// 1 to 12, or 1 to 7 from Monday, for a name or its short form in lower case; 0 for no such name.
int month_number(std::string_view word);
int weekday_number(std::string_view word);

/// Up to six digits as a number; nothing where anything else is in it, or nothing at all.
std::optional<int> small_number(std::string_view word);

/// Whether the word is a unit in full, singular or plural: day, weeks ...
bool is_unit(std::string_view word);

/// One to twelve, in digits (up to six) or words, or `a` and `an`.
std::optional<int> count_word(std::string_view word);

}  // namespace rapport::language
