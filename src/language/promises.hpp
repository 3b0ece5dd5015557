#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"
#include "language/tokens.hpp"

namespace rapport::language {

/// The promise after an arrow, without its due day and the tags at its end. Nothing if there is no text.
std::optional<FoundPromise> read_promise(std::string_view text, const std::vector<Token>& tokens, Span where,
                                         Day today);

}  // namespace rapport::language
