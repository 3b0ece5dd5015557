#pragma once

#include <cstddef>
#include <optional>

#include "language/clause_tokens.hpp"
#include "language/kind_words.hpp"

namespace rapport::language {

/// Who contacted whom, `in` or `out`, if the words around a kind say so: `emailed Priya`, `got a card from Priya`. The
/// kind is in `count` tokens from `at` on. Only kinds that are sent have a direction.
std::optional<FoundWord> direction(const ClauseTokens& words, std::size_t at, std::size_t count, const KindWord& kind);

/// The words at a position that say that nobody was reached: `no answer`, `left her a voicemail`.
std::optional<Span> attempt_at(const ClauseTokens& words, std::size_t at);

}  // namespace rapport::language
