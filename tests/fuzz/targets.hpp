#pragma once

#include <span>
#include <stdexcept>
#include <string_view>

namespace rapport::fuzz {

/// A reader under attack. `run` takes any bytes; it throws std::logic_error where the reader breaks one of its
/// promises.
struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

std::span<const Target> targets();

/// What a target does where a promise may be broken.
inline void demand(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

}  // namespace rapport::fuzz
