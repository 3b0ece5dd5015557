#include "view/paint.hpp"

namespace rapport::view {
namespace {

/// Only the sixteen colours that every terminal adapts to its background, and none that is invisible on some
/// backgrounds.
std::string_view code(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return {};
    case Tone::strong:
      return "\x1b[1m";
    case Tone::dim:
      return "\x1b[2m";
    case Tone::calm:
      return "\x1b[36m";
    case Tone::pressing:
      return "\x1b[35m";
    case Tone::good:
      return "\x1b[32m";
  }
  return {};
}

}  // namespace

std::string Paint::operator()(Tone tone, std::string_view text) const {
  const auto start = colour && !text.empty() ? code(tone) : std::string_view{};
  std::string result(start);
  result += text;
  if (!start.empty()) result += "\x1b[0m";
  return result;
}

}  // namespace rapport::view
