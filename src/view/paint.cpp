#include "view/paint.hpp"

namespace rapport::view {
namespace {

/// Bold, faint and four of the eight old colours: legible on light and on dark ground.
std::string_view code(Tone tone) {
  switch (tone) {
    case Tone::plain: return {};
    case Tone::strong: return "\033[1m";
    case Tone::dim: return "\033[2m";
    case Tone::calm: return "\033[36m";
    case Tone::pressing: return "\033[35m";
    case Tone::good: return "\033[32m";
  }
  return {};
}

}  // namespace

std::string Paint::operator()(Tone tone, std::string_view text) const {
  const std::string_view start = code(tone);
  if (!colour || start.empty() || text.empty()) return std::string(text);
  return std::string(start).append(text).append("\033[0m");
}

}  // namespace rapport::view
