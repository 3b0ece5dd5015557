#include "view/wrap.hpp"

#include <algorithm>
#include <utility>

#include "view/table.hpp"
#include "view/width.hpp"

namespace rapport::view {
namespace {

std::string_view without_trailing_spaces(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// The bytes of a line: as many words as fit, or as many clusters if the first word does not fit.
std::size_t line_size(std::string_view text, int cells) {
  std::size_t words_end = 0;
  int used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster one = cluster(text, at);
    const bool space = text[at] == ' ';
    if (space && at > 0 && text[at - 1] != ' ') words_end = at;
    if (used + one.width > cells && !space) return words_end > 0 ? words_end : std::max(at, one.size);
    used += one.width;
    at += one.size;
  }
  return text.size();
}

}  // namespace

std::vector<Line> wrapped(std::string_view text, int cells, int hang) {
  std::vector<Line> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view rest = without_trailing_spaces(text.substr(0, end));
    bool continues = false;
    do {
      const int room = std::max(1, continues ? cells - hang : cells);
      const std::size_t size = cells > 0 ? line_size(rest, room) : rest.size();
      lines.push_back({without_trailing_spaces(rest.substr(0, size)), continues});
      rest.remove_prefix(std::min(rest.find_first_not_of(' ', size), rest.size()));
      continues = true;
    } while (!rest.empty());
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string wrap(std::string_view text, int cells, int indent) {
  std::string result;
  bool first = true;
  for (const Line& line : wrapped(text, cells, indent)) {
    if (!std::exchange(first, false)) result += '\n';
    if (line.continues) result.append(static_cast<std::size_t>(indent), ' ');
    result += line.text;
  }
  return result;
}

}  // namespace rapport::view
