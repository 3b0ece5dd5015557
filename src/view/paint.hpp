#pragma once

#include <string>
#include <string_view>

namespace rapport::view {

/// The tones of text, all legible on light and dark backgrounds.
enum class Tone { plain, strong, dim, calm, pressing, good };

/// Colours text if `colour` is set.
struct Paint {
  bool colour = false;
  bool utf8 = true;  ///< whether `·`, `→`, `…` can be displayed; otherwise `-`, `->`, `...`

  std::string operator()(Tone tone, std::string_view text) const;
};

}  // namespace rapport::view
