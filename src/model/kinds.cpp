#include "model/kinds.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"

namespace rapport::model {
namespace {

constexpr std::array<std::string_view, 22> all_kinds{
    "coffee",  "lunch",          "dinner", "breakfast", "drinks", "meeting", "call",  "video",
    "message", "email",          "letter", "card",      "gift",   "event",   "visit", "thanks",
    "praise",  "congratulation", "help",   "resource",  "intro",  "other"};

constexpr std::array<std::string_view, 9> all_channels{"in-person", "call", "video", "message", "email",
                                                       "letter",    "card", "gift",  "public"};

constexpr std::array<std::string_view, 8> face_to_face{"coffee", "lunch",   "dinner", "breakfast",
                                                       "drinks", "meeting", "event",  "visit"};

}  // namespace

std::span<const std::string_view> kinds() { return all_kinds; }

std::span<const std::string_view> channels() { return all_channels; }

std::string_view channel_of(std::string_view kind) {
  if (contains(face_to_face, kind)) return "in-person";
  // The other kinds that imply a channel have its name.
  const auto* const same = std::ranges::find(all_channels, kind);
  return same != all_channels.end() && is_kind(kind) ? *same : std::string_view{};
}

bool is_kind(std::string_view word) { return contains(all_kinds, word); }

bool is_channel(std::string_view word) { return contains(all_channels, word); }

}  // namespace rapport::model
