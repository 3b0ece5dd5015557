#pragma once

#include <span>
#include <string_view>

namespace rapport::model {

/// The keys of a style, in the order shown: energy, talk, channel, pace, feedback, hours, tip.
std::span<const std::string_view> style_keys();

/// The words a key accepts; none if it accepts any text (hours, tip).
std::span<const std::string_view> style_values(std::string_view key);

}  // namespace rapport::model
