#include "services/session/escape_lines.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace rapport::services {

std::string escape_lines(Session& session, std::string_view text) {
  if (!session.world().terminal.out) return std::string(text);
  std::string lines;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find_first_of("\t\n"), text.size());
    const bool crlf = text.substr(0, mark).ends_with('\r') && text.substr(mark).starts_with('\n');
    const std::size_t end = crlf ? mark - 1 : mark;
    lines.append(shown(text.substr(0, end))).append(text.substr(end, mark + 1 - end));
    text.remove_prefix(std::min(mark + 1, text.size()));
  }
  return lines;
}

}  // namespace rapport::services
