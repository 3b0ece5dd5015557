#pragma once

#include <span>
#include <string_view>

namespace rapport::fuzz {

/// A reader under attack. `run` takes any bytes; it throws std::logic_error where the reader breaks one of its
/// promises.
struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

std::span<const Target> targets();

}  // namespace rapport::fuzz
