#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/sentence.hpp"
#include "text/tokens.hpp"

namespace rapport::text {

/// What stands after an arrow: the promise, without the day by which it is due nor the tags at its end. Nothing where
/// nothing stands there.
std::optional<FoundPromise> read_promise(std::string_view text, const std::vector<Token>& tokens, Stretch where,
                                         Day today);

}  // namespace rapport::text
