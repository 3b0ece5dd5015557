#pragma once

#include <cstddef>

#include "language/clause_tokens.hpp"

namespace rapport::language {

/// Whether a kind word is meant as a kind. In `a business card`, `a startup called Nimbus` and `three teams` it is not.
bool is_meant_as_kind(const ClauseTokens& words, std::size_t at);

}  // namespace rapport::language
