#pragma once

#include <cstddef>

#include "text/told_words.hpp"

namespace rapport::text {

/// Whether the kind word at a place is meant as one, and not as something that sounds like it: a business card, a
/// startup called Nimbus, three teams.
bool is_meant_as_kind(const ToldWords& words, std::size_t at);

}  // namespace rapport::text
