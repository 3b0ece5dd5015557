#include "model/styles.hpp"

#include <array>

#include "model/kinds.hpp"

namespace rapport::model {
namespace {

constexpr std::array<std::string_view, 7> keys{"energy", "talk", "channel", "pace", "feedback", "hours", "tip"};
constexpr std::array<std::string_view, 3> energies{"introvert", "ambivert", "extrovert"};
constexpr std::array<std::string_view, 3> interactions{"small-talk", "substance", "both"};
constexpr std::array<std::string_view, 2> paces{"quick", "unhurried"};
constexpr std::array<std::string_view, 2> feedbacks{"direct", "gentle"};

}  // namespace

std::span<const std::string_view> style_keys() { return keys; }

std::span<const std::string_view> style_values(std::string_view key) {
  if (key == "energy") return energies;
  if (key == "talk") return interactions;
  if (key == "channel") return channels();
  if (key == "pace") return paces;
  if (key == "feedback") return feedbacks;
  return {};
}

}  // namespace rapport::model
