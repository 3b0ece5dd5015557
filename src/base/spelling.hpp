#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// Edits between two texts: letters inserted, left out, exchanged, or two neighbours swapped (optimal string alignment
/// distance over code points). Anything above `limit` is `limit + 1`.
int distance(std::string_view a, std::string_view b, int limit);

/// The known word that was probably meant: the nearest by spelling, case ignored, at most a third of the word's
/// length away, and at least one edit allowed. Of several, the first.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace rapport
