#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"
#include "language/tokens.hpp"

namespace rapport::language {

/// What stands after an arrow: the promise, without the day by which it is due nor the tags at its end. Nothing where
/// nothing stands there.
std::optional<FoundPromise> read_promise(std::string_view text, const std::vector<Token>& tokens, Span where,
                                         Day today);

}  // namespace rapport::language
