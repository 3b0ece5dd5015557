#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace rapport::language {

/// Whether a word is one of a few.
template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace rapport::language
