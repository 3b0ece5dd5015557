#pragma once

#include <cstddef>
#include <optional>

#include "language/clause_tokens.hpp"
#include "language/kind_words.hpp"

namespace rapport::language {

/// Who reached whom, `in` or `out`, where the words around a kind say it: `emailed Priya`, `got a card from Priya`. The
/// kind stands in `count` tokens from `at` on. Only what one sends to another has a direction.
std::optional<FoundWord> direction(const ClauseTokens& words, std::size_t at, std::size_t count, const KindWord& kind);

/// The words at a place that say that nobody was reached: `no answer`, `left her a voicemail`.
std::optional<Span> attempt_at(const ClauseTokens& words, std::size_t at);

}  // namespace rapport::language
