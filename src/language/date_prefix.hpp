#pragma once

#include <optional>
#include <string_view>

#include "language/sentence.hpp"

namespace rapport::language {

/// The text before the first colon, if it consists of a date, a time or both.
struct DatePrefix {
  std::optional<FoundDay> day;
  std::optional<FoundWord> time;
  std::optional<DoubtfulDay> doubtful;  ///< a date, if one word were spelt differently
  std::size_t body = 0;                 ///< the offset of the remaining text
};

/// Throws Error{usage} for a date that does not exist (`2026-02-30: lunch`).
DatePrefix read_date_prefix(std::string_view text, Day today);

}  // namespace rapport::language
