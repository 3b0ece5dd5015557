#pragma once

#include <cstdint>
#include <string_view>

namespace rapport {

/// FNV-1a, 64 bits: the same on every machine and in every version. `so_far` is the hash of the text before this one.
constexpr std::uint64_t hash(std::string_view text, std::uint64_t so_far = 0xcbf29ce484222325ULL) {
  for (const char c : text) so_far = (so_far ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return so_far;
}

}  // namespace rapport
