#pragma once

#include <string>
#include <string_view>

namespace rapport::view {

/// The few ways in which a word can stand out. All are chosen to be legible on light and on dark ground.
enum class Tone { plain, strong, dim, calm, pressing, good };

/// Colours text, or leaves it as it is.
struct Paint {
  bool colour = false;
  bool utf8 = true;  ///< whether `·`, `→`, `…` can be shown; else `-`, `->`, `...`

  std::string operator()(Tone tone, std::string_view text) const;
};

}  // namespace rapport::view
