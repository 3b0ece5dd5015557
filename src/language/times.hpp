#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "language/span.hpp"

/// Times of day in a sentence, as `HH:MM` of 24 hours.
namespace rapport::language {

/// The time at which something was: `at 15:00`, `7:30 PM`, `noon`, a figure such as `14:30` only where it can be
/// nothing else: at the start, beside the day, after the kind. Not one by which something is due, nor one of what is to
/// come. `day` is where the day stands, if it does. Never throws.
std::optional<FoundWord> find_time(std::string_view sentence, std::optional<Span> day);

/// A phrase with a time at its beginning or end, such as `yesterday at 14:30`, and what is left of it.
struct TimedPhrase {
  FoundWord time;
  Span rest;
};
std::optional<TimedPhrase> timed_phrase(std::string_view phrase);

}  // namespace rapport::language
