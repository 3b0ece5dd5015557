#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/paint.hpp"

namespace rapport::view {

/// Bytes of a text that stand out from the rest of it.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A piece of text in one tone. Control and bidirectional characters in it are made visible (base/utf8
/// `shown`) when it is rendered, into a pipe too: it may lead to a terminal.
struct Text {
  std::string text;
  Tone tone = Tone::plain;
  std::vector<Mark> marks = {};  ///< in their order, apart from each other; in cells only
};

/// How a column behaves when the table is wider than the terminal.
struct TableColumn {
  std::string title;      ///< printed only if some column has one
  bool right = false;     ///< numbers are aligned to the right
  bool flexible = false;  ///< gives way first: cut with `…` down to `least` cells; the widest flexible column first
  int least = 8;
  int rank = 0;  ///< when cutting is not enough, columns are left out, the highest rank first; 0 is never left out
};

/// Rows of cells, aligned in columns by their width on a terminal, two spaces between them, none at the line's end.
struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<Text>> rows;
  int indent = 0;
};

/// How much room there is and what can be shown.
struct Display {
  int columns = 0;  ///< 0: as wide as it takes, nothing cut (output is no terminal)
  Paint paint;
};

/// The table as lines, each ending in a line feed, none wider than the page. Empty where there are no rows. Columns in
/// which every cell is empty are left out.
std::string render(const Table& table, const Display& display);

/// The same for a table without titles: a line for each row, without its line feed, for what is to stand below each.
std::vector<std::string> render_lines(const Table& table, const Display& display);

/// The number of terminal cells a text takes: East Asian wide and emoji (also with VS16, and flag pairs) two, combining
/// characters none (UAX #11, UAX #29 grapheme clusters).
int width(std::string_view text);

/// The text cut to at most `cells`, ending in `…` where something was left out; never inside a grapheme cluster.
std::string cut(std::string_view text, int cells, bool utf8 = true);

/// Words wrapped into lines of at most `cells` (0: as long as they are), without trailing spaces; existing line feeds
/// and the spaces after them are kept, nothing is added at the end. Lines that continue another begin with `indent`
/// spaces.
std::string wrap(std::string_view text, int cells, int indent = 0);

}  // namespace rapport::view

extern template class std::vector<rapport::view::Text>;  // in table.cpp
extern template class std::vector<std::vector<rapport::view::Text>>;
extern template class std::vector<rapport::view::TableColumn>;
