#include "model/kinds.hpp"

#include <algorithm>
#include <array>

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
  if (std::find(face_to_face.begin(), face_to_face.end(), kind) != face_to_face.end()) return "in-person";
  // The other kinds that imply a means bear its name.
  const auto* const same = std::find(all_channels.begin(), all_channels.end(), kind);
  return same != all_channels.end() && is_kind(kind) ? *same : std::string_view{};
}

bool is_kind(std::string_view word) { return std::find(all_kinds.begin(), all_kinds.end(), word) != all_kinds.end(); }

bool is_channel(std::string_view word) {
  return std::find(all_channels.begin(), all_channels.end(), word) != all_channels.end();
}

}  // namespace rapport::model
