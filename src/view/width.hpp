#pragma once

#include <cstddef>
#include <string_view>

namespace rapport::view {

/// What a reader sees as one character (UAX #29 extended grapheme cluster): its bytes, and the terminal cells it takes.
struct Cluster {
  std::size_t size = 0;
  int width = 0;
};

/// The cluster at `at`, which must be less than the size and at a cluster's start.
Cluster cluster(std::string_view text, std::size_t at);

}  // namespace rapport::view
