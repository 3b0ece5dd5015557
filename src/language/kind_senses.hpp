#pragma once

#include <cstddef>

#include "language/clause_tokens.hpp"

namespace rapport::language {

/// Whether the kind word at a place is meant as one, and not as something that sounds like it: a business card, a
/// startup called Nimbus, three teams.
bool is_meant_as_kind(const ClauseTokens& words, std::size_t at);

}  // namespace rapport::language
