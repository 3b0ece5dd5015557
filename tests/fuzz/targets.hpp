#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::fuzz {

/// A reader under attack. `run` takes any bytes; it throws std::logic_error where the reader breaks one of its
/// promises.
struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
  /// What a line of a seed file is to this target; nothing where it is no seed. Without it, the line itself.
  std::optional<std::string> (*seed)(std::string_view line) = nullptr;
  /// Seeds that need no file.
  std::vector<std::string> (*seeds)() = nullptr;
};

std::span<const Target> targets();

/// The target with this name; none where there is no such.
const Target* target_named(std::string_view name);

/// What a target does where a promise may be broken.
inline void demand(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

}  // namespace rapport::fuzz
