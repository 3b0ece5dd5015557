#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "view/table.hpp"

namespace rapport::view {
namespace {

/// A grapheme cluster (UAX #29): its bytes and the cells it takes.
struct Cluster {
  std::size_t size = 0;
  int cells = 0;
};

bool is_regional(char32_t c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }

Cluster cluster_at(std::string_view text, std::size_t at) {
  auto [previous, size] = code_point(text, at);
  Cluster cluster{.size = size, .cells = utf8proc_charwidth(static_cast<utf8proc_int32_t>(previous))};
  utf8proc_int32_t state = 0;
  const char32_t first = previous;
  while (at + cluster.size < text.size()) {
    const auto [next, next_size] = code_point(text, at + cluster.size);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous), static_cast<utf8proc_int32_t>(next),
                                         &state)) {
      break;
    }
    // An emoji selector and the second half of a flag make the whole two cells wide.
    if (next == 0xfe0f || (is_regional(first) && is_regional(next))) cluster.cells = 2;
    cluster.size += next_size;
    previous = next;
  }
  return cluster;
}

}  // namespace

int width(std::string_view text) {
  int cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80 &&
        (at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) < 0x80)) {
      cells += text[at] >= 0x20 ? 1 : 0;
      ++at;
      continue;
    }
    const Cluster cluster = cluster_at(text, at);
    cells += cluster.cells;
    at += cluster.size;
  }
  return cells;
}

std::string cut(std::string_view text, int cells, bool utf8) {
  if (width(text) <= cells) return std::string(text);
  const std::string_view mark = utf8 ? "…" : "...";
  const int room = cells - width(mark);
  if (room < 0) return std::string(mark.substr(0, utf8 ? (cells > 0 ? mark.size() : 0) : static_cast<std::size_t>(std::max(cells, 0))));
  int used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Cluster cluster = cluster_at(text, at);
    if (used + cluster.cells > room) break;
    used += cluster.cells;
    at += cluster.size;
  }
  while (at > 0 && text[at - 1] == ' ') --at;
  return std::string(text.substr(0, at)).append(mark);
}

std::string wrap(std::string_view text, int cells, int indent) {
  std::string result;
  int used = 0;
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  bool line_start = true;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n') {
      result += '\n';
      used = 0;
      line_start = true;
      ++at;
      continue;
    }
    const std::size_t spaces = std::min(text.find_first_not_of(' ', at), text.size()) - at;
    const std::size_t begin = at + spaces;
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    at = end;
    if (word.empty()) continue;
    const int word_cells = width(word);
    const int gap = static_cast<int>(spaces);
    if (!line_start && cells > 0 && used + gap + word_cells > cells) {
      result.append("\n").append(margin);
      used = indent;
    } else {
      result.append(spaces, ' ');
      used += gap;
    }
    result.append(word);
    used += word_cells;
    line_start = false;
  }
  return result;
}

}  // namespace rapport::view
