#pragma once

#include <optional>
#include <string_view>

#include "language/sentence.hpp"

namespace rapport::language {

/// What stands before the first colon, if all of it is a date, a time or both.
struct DatePrefix {
  std::optional<FoundDay> day;
  std::optional<FoundWord> time;
  std::optional<DoubtfulDay> doubtful;  ///< it would be a date with one word spelt otherwise
  std::size_t body = 0;                 ///< where the rest begins
};

/// Throws Error{usage} where it is a date that cannot be (`2026-02-30: lunch`).
DatePrefix read_lead(std::string_view text, Day today);

}  // namespace rapport::language
