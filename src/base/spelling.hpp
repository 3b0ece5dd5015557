#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// The edit distance of two texts: insertions, deletions, substitutions and transpositions of neighbours (optimal
/// string alignment distance over code points). Values above `limit` are returned as `limit + 1`.
int distance(std::string_view a, std::string_view b, int limit);

/// The known word that was probably meant: the nearest one, ignoring case, at a distance of at most a third of the
/// word's length, but at least one. If several are equally near, the first.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace rapport
