#pragma once

#include "language/date_grammar.hpp"

namespace rapport::language {

/// Reads dates with digits or a month name: `2026-11-03`, `2026-11`, `2026`, `Nov 3`, `3rd of November 2025`,
/// `November`; and recognizes `03/04` and `3.4.2026`, which are refused.
DatePhrase read_numerals(DateWords words, Day today, Reading reading);

/// morning, afternoon, evening, night, noon
bool is_part_of_day(std::string_view word);

}  // namespace rapport::language
