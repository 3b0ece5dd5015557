#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/listing.hpp"
#include "base/world.hpp"

namespace rapport::interchange {

/// A cell as one field: unknown as empty, several values joined by `;`, objects as JSON.
std::string to_text(const Cell& cell);

/// The machine formats. csv: RFC 4180 with CRLF, quotes only where needed, several values in a field joined by `;`.
/// tsv: tab, line feed, carriage return and backslash are escaped. json: one array. jsonl: one object per line. ids:
/// the values of the listing's id column, each once, one per line.
enum class Format { csv, tsv, json, jsonl, ids };

/// The format with a name such as `csv`; nothing if it is not a format of listings.
std::optional<Format> format_named(std::string_view name);

struct Options {
  bool header = true;  ///< csv and tsv only
  /// csv: no cell is a formula, whatever separator a spreadsheet uses. The file starts with a byte order mark, which
  /// tells a reader to remove the guards again.
  bool excel_safe = false;
  /// For a terminal: control and bidirectional characters are shown visibly in csv, tsv and ids. JSON always escapes
  /// them, which does not change the text.
  bool safe = false;
};

/// Writes a listing row by row, with constant memory. Never throws; the owner of the stream sees its failures. `out`
/// must outlive the writer.
class ListingWriter {
 public:
  ListingWriter(Output& out, Format format, std::vector<std::string> columns, std::string id_column = {},
                Options options = {});

  /// One value per column.
  void row(const Row& row);
  /// Must be called once, after the last row.
  void end();

 private:
  std::string_view plain(const Cell& cell);
  void separated(const Row& row);
  void object(const Row& row);
  void id(const Row& row);
  void pass_on(std::size_t threshold);

  Output& out_;
  Format format_;
  std::vector<std::string> columns_;
  std::vector<std::string> keys_;  ///< the column names as JSON
  std::size_t id_column_;
  Options options_;
  std::string block_;
  std::string text_;  ///< the text of a cell that is not a text
  std::unordered_set<std::string> seen_;
  bool first_ = true;
};

/// Writes a whole listing.
void write(Output& out, const Listing& listing, Format format, const Options& options = {});

/// Writes a JSON object, indented by two spaces, with a final line feed.
void write_object(Output& out, const Fields& object);

/// A JSON value on one line without a line feed. Text stays UTF-8; only `"`, `\`, control characters (C0, DEL, C1),
/// line separators and bidirectional controls are escaped, and bytes that are not UTF-8 become U+FFFD.
std::string to_json(const Cell& cell);
std::string to_json(const Fields& object);

/// Append one field of CSV, quoted if necessary (RFC 4180), or of TSV.
void append_csv(std::string& line, std::string_view text, bool excel_safe = false);
void append_tsv(std::string& line, std::string_view text);

/// Removes exactly what `excel_safe` added to a field.
std::string_view without_guard(std::string_view field);

}  // namespace rapport::interchange
