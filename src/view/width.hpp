#pragma once

#include <cstddef>
#include <string_view>

namespace rapport::view {

/// A grapheme cluster (UAX #29 extended): its bytes and its width in terminal cells.
struct Cluster {
  std::size_t size = 0;
  int width = 0;
};

/// The cluster at `at`, which must be the start of a cluster.
Cluster cluster(std::string_view text, std::size_t at);

}  // namespace rapport::view
