#pragma once

#include <span>
#include <string_view>

namespace rapport::model {

/// The built-in kinds of interaction, in the order in which they are offered; `other` is the last.
std::span<const std::string_view> kinds();

/// in-person, call, video, message, email, letter, card, gift, public
std::span<const std::string_view> channels();

/// The channel that a kind implies (`lunch` is in person); empty if it implies none.
std::string_view channel_of(std::string_view kind);

bool is_kind(std::string_view word);
bool is_channel(std::string_view word);

}  // namespace rapport::model
