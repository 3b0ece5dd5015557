#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/listing.hpp"
#include "base/world.hpp"

namespace rapport::interchange {

/// A cell as one field: what is unknown as nothing, several values joined by `;`, objects as JSON.
std::string to_text(const Cell& cell);

/// The machine formats. `csv` is RFC 4180: CRLF, quotes only where needed, several values in one field joined by `;`.
/// `tsv` escapes tab, line feed, carriage return and backslash. `json` is one array, `jsonl` one object a line, `ids`
/// the values of the listing's id column, each once, one a line.
enum class Format { csv, tsv, json, jsonl, ids };

/// The format of a name such as `csv`; nothing for those that are no listing.
std::optional<Format> format_named(std::string_view name);

struct Options {
  bool header = true;  ///< csv and tsv only
  /// csv: no cell starts a formula, in any column separator's eyes. Such a file begins with a byte order mark, by which
  /// a reader knows that what was added is to be taken away again.
  bool excel_safe = false;
  /// For a terminal: control and bidirectional characters are shown visibly in csv, tsv and ids. In JSON they are
  /// always escaped, which changes nothing about the text.
  bool safe = false;
};

/// Writes a listing row by row, so that it never has to be in memory as a whole. Throws nothing: a failing stream is
/// seen by its owner. `out` must live as long as the writer.
class ListingWriter {
 public:
  ListingWriter(Output& out, Format format, std::vector<std::string> columns, std::string id_column = {},
                Options options = {});

  /// One value for each column.
  void row(const Row& row);
  /// Must be called once, after the last row.
  void end();

 private:
  std::string_view plain(const Cell& cell);
  void separated(const Row& row);
  void object(const Row& row);
  void id(const Row& row);
  void hand_on(std::size_t threshold);

  Output& out_;
  Format format_;
  std::vector<std::string> columns_;
  std::vector<std::string> keys_;  ///< the columns' names as JSON
  std::size_t id_column_;
  Options options_;
  std::string block_;
  std::string text_;  ///< of a cell that is none by itself
  std::unordered_set<std::string> seen_;
  bool first_ = true;
};

/// Writes all of the listing.
void write(Output& out, const Listing& listing, Format format, const Options& options = {});

/// One JSON object, indented by two spaces, with a line feed at its end.
void write_object(Output& out, const Fields& object);

/// One JSON value on one line, without a line feed: text is kept as it is (UTF-8); only `"`, `\`, control characters
/// (C0, DEL, C1), line separators and bidirectional controls are escaped; bytes that are no UTF-8 become U+FFFD.
std::string to_json(const Cell& cell);
std::string to_json(const Fields& object);

/// Appends one field of CSV, quoted where RFC 4180 asks for it, or of TSV.
void append_csv(std::string& line, std::string_view text, bool excel_safe = false);
void append_tsv(std::string& line, std::string_view text);

/// Takes away what `excel_safe` added to a field, and nothing else.
std::string_view without_guard(std::string_view field);

}  // namespace rapport::interchange
