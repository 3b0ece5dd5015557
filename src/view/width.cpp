#include "view/width.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "view/table.hpp"

namespace rapport::view {
namespace {

constexpr char32_t emoji_style = 0xfe0f;

bool is_regional(char32_t c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }

/// Thai and Lao AM belong to the previous grapheme cluster but take a cell of their own.
bool stands_apart(char32_t c) { return c == 0x0e33 || c == 0x0eb3; }

int cells(char32_t c) { return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)); }

/// Whether VS16 turns the character into an emoji, which is two cells wide.
bool can_be_emoji(char32_t c) {
  if ((c >= '0' && c <= '9') || c == '#' || c == '*') return true;
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  return property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

}  // namespace

Cluster cluster(std::string_view text, std::size_t at) {
  const CodePoint first = code_point(text, at);
  Cluster result{first.size, cells(first.value)};
  utf8proc_int32_t state = 0;
  char32_t before = first.value;
  for (std::size_t next = at + first.size; next < text.size();) {
    const CodePoint here = code_point(text, next);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                         static_cast<utf8proc_int32_t>(here.value), &state)) {
      break;
    }
    if (stands_apart(here.value)) {
      ++result.width;
    } else if ((is_regional(first.value) && is_regional(here.value)) ||
               (here.value == emoji_style && can_be_emoji(before))) {
      result.width = 2;
    } else {
      result.width = std::max(result.width, cells(here.value));
    }
    next += here.size;
    result.size = next - at;
    before = here.value;
  }
  return result;
}

int width(std::string_view text) {
  if (is_plain(text)) return static_cast<int>(text.size());
  int sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster one = cluster(text, at);
    sum += one.width;
    at += one.size;
  }
  return sum;
}

std::string cut(std::string_view text, int cells, bool utf8) {
  if (cells <= 0) return {};
  if (width(text) <= cells) return std::string(text);
  const std::string_view mark =
      utf8 ? "…" : std::string_view("...").substr(0, static_cast<std::size_t>(std::min(cells, 3)));
  const int room = cells - width(mark);
  std::size_t end = 0;
  for (int used = 0; end < text.size();) {
    const Cluster one = cluster(text, end);
    used += one.width;
    if (used > room) break;
    end += one.size;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)).append(mark);
}

}  // namespace rapport::view
