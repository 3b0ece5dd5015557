#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/paint.hpp"

namespace rapport::view {

/// Bytes of a text to highlight.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A text in one tone. Control and bidirectional characters are made visible (`shown`, base/utf8) when it is rendered,
/// even into a pipe, which may lead to a terminal.
struct Text {
  std::string text;
  Tone tone = Tone::plain;
  std::vector<Mark> marks = {};  ///< in order, without overlaps; only in cells
};

/// How to fit a column if the table is wider than the terminal.
struct TableColumn {
  std::string title;      ///< printed only if some column has a title
  bool right = false;     ///< align to the right, for numbers
  bool flexible = false;  ///< may be cut with `…` down to `least` cells; the widest flexible column is cut first
  int least = 8;
  int rank = 0;  ///< if cutting is not enough, columns with the highest rank are left out first; 0 is never left out
};

/// Rows of cells in aligned columns, separated by two spaces, without trailing spaces.
struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<Text>> rows;
  int indent = 0;
};

/// The width of the output, and what it can display.
struct Display {
  int columns = 0;  ///< 0 for unlimited, when the output is not a terminal
  Paint paint;
};

/// The table as lines that fit the display, each ending in a line feed. Empty if there are no rows. Columns without
/// content are left out.
std::string render(const Table& table, const Display& display);

/// The same for a table without titles, as one line per row without line feeds, so that text can follow each row.
std::vector<std::string> render_lines(const Table& table, const Display& display);

/// The width of a text in terminal cells: two for East Asian wide characters and emoji (also with VS16, and flags),
/// none for combining characters (UAX #11; UAX #29 grapheme clusters).
int width(std::string_view text);

/// The text cut to at most `cells`, with a final `…` if something is left out; never inside a grapheme cluster.
std::string cut(std::string_view text, int cells, bool utf8 = true);

/// Wraps words into lines of at most `cells` (0 for unlimited) without trailing spaces. Keeps existing line feeds and
/// the spaces after them, and adds none at the end. Continuation lines start with `indent` spaces.
std::string wrap(std::string_view text, int cells, int indent = 0);

}  // namespace rapport::view

extern template class std::vector<rapport::view::Text>;  // instantiated in table.cpp
extern template class std::vector<std::vector<rapport::view::Text>>;
extern template class std::vector<rapport::view::TableColumn>;
