#pragma once

#include <string_view>
#include <vector>

namespace rapport::view {

/// A line of a wrapped text.
struct Line {
  std::string_view text;
  bool continues = false;  ///< it continues the previous line
};

/// Breaks a text at its line feeds, then at spaces or else between grapheme clusters, into lines of at most `cells` (0
/// for unlimited). Continuation lines have `hang` cells fewer, but at least one. Never empty.
std::vector<Line> wrapped(std::string_view text, int cells, int hang = 0);

}  // namespace rapport::view
