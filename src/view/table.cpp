#include "view/table.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace rapport::view {
namespace {

constexpr int gap = 2;

/// The columns that are printed, and how wide each is.
struct Layout {
  std::vector<int> widths;   ///< -1: left out

  int total(int indent) const {
    int sum = indent;
    bool first = true;
    for (const int one : widths) {
      if (one < 0) continue;
      sum += one + (first ? 0 : gap);
      first = false;
    }
    return sum;
  }
};

using Cells = std::vector<std::vector<std::string>>;

std::vector<std::string> titles(const Table& table) {
  std::vector<std::string> row;
  for (const Column& column : table.columns) row.push_back(column.title);
  const bool any = std::any_of(row.begin(), row.end(), [](const std::string& title) { return !title.empty(); });
  return any ? row : std::vector<std::string>{};
}

Layout natural(const Table& table, const Cells& cells) {
  Layout layout{std::vector<int>(table.columns.size(), -1)};
  for (const auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) layout.widths[i] = std::max(layout.widths[i], width(row[i]));
    }
  }
  return layout;
}

/// Takes cells from the widest flexible column, never below `least` of it, until the table fits.
void squeeze(const Table& table, Layout& layout, int columns, bool to_the_bone) {
  while (layout.total(table.indent) > columns) {
    std::size_t widest = table.columns.size();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const int least = to_the_bone ? 1 : table.columns[i].least;
      if ((!table.columns[i].flexible && !to_the_bone) || layout.widths[i] <= least) continue;
      if (widest == table.columns.size() || layout.widths[i] > layout.widths[widest]) widest = i;
    }
    if (widest == table.columns.size()) return;
    --layout.widths[widest];
  }
}

bool leave_one_out(const Table& table, Layout& layout) {
  std::size_t chosen = table.columns.size();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].rank == 0 || layout.widths[i] < 0) continue;
    if (chosen == table.columns.size() || table.columns[i].rank > table.columns[chosen].rank) chosen = i;
  }
  if (chosen == table.columns.size()) return false;
  layout.widths[chosen] = -1;
  return true;
}

Layout fitted(const Table& table, const Cells& cells, int columns) {
  Layout full = natural(table, cells);
  if (columns <= 0) return full;
  while (true) {
    Layout tried = full;
    squeeze(table, tried, columns, false);
    if (tried.total(table.indent) <= columns) return tried;
    if (!leave_one_out(table, full)) {
      squeeze(table, full, columns, true);
      return full;
    }
  }
}

std::string line(const Table& table, const Layout& layout, const std::vector<std::string>& cells,
                 const std::vector<Tone>& tones, const Paint& paint) {
  std::string text(static_cast<std::size_t>(table.indent), ' ');
  std::size_t pending = 0;
  bool first = true;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (layout.widths[i] < 0) continue;
    if (!std::exchange(first, false)) pending += gap;
    const std::string cell = i < cells.size() ? cut(cells[i], layout.widths[i], paint.utf8) : std::string{};
    const auto room = static_cast<std::size_t>(std::max(0, layout.widths[i] - width(cell)));
    if (table.columns[i].right) pending += room;
    if (!cell.empty()) {
      text.append(pending, ' ').append(paint(tones[i], cell));
      pending = 0;
    }
    if (!table.columns[i].right || cell.empty()) {
      pending += table.columns[i].right ? static_cast<std::size_t>(layout.widths[i]) - room : room;
    }
  }
  return text + "\n";
}

}  // namespace

std::string render(const Table& table, const Page& page) {
  if (table.rows.empty()) return {};
  Cells cells;
  if (auto header = titles(table); !header.empty()) cells.push_back(std::move(header));
  const bool headed = !cells.empty();
  for (const auto& row : table.rows) {
    std::vector<std::string> texts;
    for (const Text& text : row) texts.push_back(page.safe ? shown(text.text) : text.text);
    cells.push_back(std::move(texts));
  }
  const Layout layout = fitted(table, cells, page.columns);
  std::string result;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::vector<Tone> tones(table.columns.size(), Tone::dim);
    if (!headed || i > 0) {
      const auto& row = table.rows[headed ? i - 1 : i];
      for (std::size_t j = 0; j < row.size(); ++j) tones[j] = row[j].tone;
    }
    result += line(table, layout, cells[i], tones, page.paint);
  }
  return result;
}

}  // namespace rapport::view
