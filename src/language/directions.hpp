#pragma once

#include <cstddef>
#include <optional>

#include "language/kind_words.hpp"
#include "language/told_words.hpp"

namespace rapport::language {

/// Who reached whom, `in` or `out`, where the words around a kind say it: `emailed Priya`, `got a card from Priya`. The
/// kind stands in `count` tokens from `at` on. Only what one sends to another has a direction.
std::optional<FoundWord> direction(const ToldWords& words, std::size_t at, std::size_t count, const KindWord& kind);

/// The words at a place that say that nobody was reached: `no answer`, `left her a voicemail`.
std::optional<Stretch> attempt_at(const ToldWords& words, std::size_t at);

}  // namespace rapport::language
