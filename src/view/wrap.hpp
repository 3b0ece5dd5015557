#pragma once

#include <string_view>
#include <vector>

namespace rapport::view {

/// A line of a wrapped text, as a part of it.
struct Line {
  std::string_view text;
  bool continues = false;  ///< it is the rest of a line that was too long
};

/// Breaks a text at its line feeds, then at spaces, else between clusters, into lines of at most `cells` (0: as long as
/// they are), of which those that continue another have `hang` fewer, but at least one. Never empty.
std::vector<Line> wrapped(std::string_view text, int cells, int hang = 0);

}  // namespace rapport::view
