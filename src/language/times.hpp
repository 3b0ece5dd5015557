#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "language/span.hpp"

/// Times in a sentence, as `HH:MM` in 24 hours.
namespace rapport::language {

/// The time of an interaction: `at 15:00`, `7:30 PM`, `noon`; a bare number such as `14:30` only at the start, next to
/// the day, or after the kind. Skips due times and future times. `day` is the position of the day, if there is one.
/// Never throws.
std::optional<FoundWord> find_time(std::string_view sentence, std::optional<Span> day);

/// A phrase that starts or ends with a time, such as `yesterday at 14:30`, and the rest of it.
struct TimedPhrase {
  FoundWord time;
  Span rest;
};
std::optional<TimedPhrase> timed_phrase(std::string_view phrase);

}  // namespace rapport::language
