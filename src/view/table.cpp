#include "view/table.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

template class std::vector<rapport::view::Text>;
template class std::vector<std::vector<rapport::view::Text>>;
template class std::vector<rapport::view::TableColumn>;

namespace rapport::view {
namespace {

constexpr int gap = 2;

/// A visible column and its width.
struct Slot {
  std::size_t column = 0;
  int natural = 0;  ///< the width of its widest cell
  int room = 0;
};

/// The non-empty columns with their natural widths.
std::vector<Slot> slots(const Table& table) {
  std::vector<int> widths(table.columns.size(), 0);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
      widths[i] = std::max(widths[i], width(shown(row[i].text)));
    }
  }
  std::vector<Slot> result;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] == 0) continue;
    const int natural = std::max(widths[i], width(table.columns[i].title));
    result.push_back({i, natural, natural});
  }
  return result;
}

int total(const std::vector<Slot>& slots) {
  int sum = -gap;
  for (const Slot& slot : slots) sum += slot.room + gap;
  return sum;
}

/// Shrinks the widest column that `least` allows, until all fit or none can shrink further.
template <class Least>
std::vector<Slot> narrowed(std::vector<Slot> slots, int room, Least least) {
  for (Slot& slot : slots) slot.room = std::min(slot.natural, std::max(room, least(slot)));
  for (int over = total(slots) - room; over > 0; --over) {
    Slot* widest = nullptr;
    for (Slot& slot : slots) {
      if (slot.room > least(slot) && (!widest || slot.room > widest->room)) widest = &slot;
    }
    if (!widest) break;
    --widest->room;
  }
  return slots;
}

/// The column to leave out next: the one with the highest rank; of several, the last.
std::optional<std::size_t> dispensable(const std::vector<Slot>& slots, const Table& table) {
  std::optional<std::size_t> result;
  int highest = 1;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const int rank = table.columns[slots[i].column].rank;
    if (rank < highest) continue;
    highest = rank;
    result = i;
  }
  return result;
}

std::vector<Slot> fitted(std::vector<Slot> wanted, const Table& table, int room) {
  const auto gently = [&](const Slot& slot) {
    const TableColumn& column = table.columns[slot.column];
    return column.flexible ? std::min(slot.natural, std::max(column.least, 1)) : slot.natural;
  };
  const auto firmly = [&](const Slot& slot) { return table.columns[slot.column].flexible ? 1 : slot.natural; };
  const auto at_all_costs = [](const Slot&) { return 1; };
  while (true) {
    auto result = narrowed(wanted, room, gently);
    if (total(result) <= room) return result;
    const auto next = dispensable(wanted, table);
    if (!next) break;
    wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(*next));
  }
  while (wanted.size() > 1 && total(narrowed(wanted, room, at_all_costs)) > room) wanted.pop_back();
  auto result = narrowed(wanted, room, firmly);
  return total(result) <= room ? result : narrowed(std::move(wanted), room, at_all_costs);
}

/// A cell in its tone, with its marks in the strong tone. `content` is the visible text, which may have been cut.
std::string painted(const Text& cell, const std::string& content, const Display& display) {
  if (cell.marks.empty() || !display.paint.colour) return display.paint(cell.tone, content);
  const std::string whole = shown(cell.text);
  const auto kept = std::mismatch(content.begin(), content.end(), whole.begin(), whole.end()).first - content.begin();
  const auto place = [&](std::size_t at) {
    const std::size_t shown_at = shown(std::string_view(cell.text).substr(0, at)).size();
    return std::min(shown_at, static_cast<std::size_t>(kept));
  };
  std::string result;
  std::size_t done = 0;
  for (const Mark mark : cell.marks) {
    const std::size_t begin = place(mark.begin);
    const std::size_t end = place(mark.end);
    result += display.paint(cell.tone, content.substr(done, begin - done));
    result += display.paint(Tone::strong, content.substr(begin, end - begin));
    done = end;
  }
  return result + display.paint(cell.tone, content.substr(done));
}

/// Appends one line of the table.
void append_line(std::string& result, const std::vector<Slot>& slots, const Table& table, const Display& display,
                 const std::vector<Text>& row) {
  const Text nothing;
  const bool narrow = display.columns > 0;
  std::size_t waiting = static_cast<std::size_t>(table.indent);
  for (const Slot& slot : slots) {
    const Text& text = slot.column < row.size() ? row[slot.column] : nothing;
    std::string content = shown(text.text);
    if (narrow) content = cut(content, slot.room, display.paint.utf8);
    const auto rest = static_cast<std::size_t>(std::max(0, slot.room - width(content)));
    const bool right = table.columns[slot.column].right;
    if (content.empty()) {
      waiting += rest + gap;
      continue;
    }
    result.append(right ? waiting + rest : waiting, ' ');
    result += painted(text, content, display);
    waiting = right ? gap : rest + gap;
  }
  result += '\n';
}

}  // namespace

std::string render(const Table& table, const Display& display) {
  if (table.rows.empty()) return {};
  auto columns = slots(table);
  if (display.columns > 0) columns = fitted(std::move(columns), table, std::max(1, display.columns - table.indent));
  std::string result;
  std::vector<Text> titles;
  for (const TableColumn& one : table.columns) titles.push_back({one.title, Tone::dim});
  if (std::ranges::any_of(titles, [](auto& one) { return !one.text.empty(); }))
    append_line(result, columns, table, display, titles);
  for (const auto& row : table.rows) append_line(result, columns, table, display, row);
  return result;
}

std::vector<std::string> render_lines(const Table& table, const Display& display) {
  const std::string text = render(table, display);
  std::vector<std::string> lines;
  for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
    lines.push_back(text.substr(at, end - at));
  return lines;
}

}  // namespace rapport::view
