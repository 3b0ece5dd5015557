#pragma once

#include <cstddef>

namespace rapport::text {

/// A stretch of a text, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Stretch&) const = default;
};

}  // namespace rapport::text
