#pragma once

#include <string>
#include <string_view>

#include "base/record.hpp"
#include "base/world.hpp"

namespace rapport::interchange {

/// The machine formats. `csv` is RFC 4180: CRLF, quotes only where needed, several values in one field joined by `;`.
/// `tsv` escapes tab, line feed, carriage return and backslash. `json` is one array, `jsonl` one object a line, `ids` the values
/// of the listing's id column, each once, one a line.
enum class Format { csv, tsv, json, jsonl, ids };

struct Options {
  bool header = true;        ///< csv and tsv only
  bool excel_safe = false;   ///< csv: no cell starts a formula; what was added is taken away again on reading
};

/// Writes all of the listing. Throws nothing: a failing stream is seen by its owner.
void write(Output& out, const Listing& listing, Format format, const Options& options = {});

/// One JSON object, indented by two spaces, with a line feed at its end.
void write_object(Output& out, const Fields& object);

/// One JSON value on one line, without a line feed: text is kept as it is (UTF-8), only `"`, `\` and C0 controls are escaped;
/// bytes that are no UTF-8 become U+FFFD.
std::string to_json(const Cell& cell);
std::string to_json(const Fields& object);

/// One field of CSV, quoted where RFC 4180 asks for it.
std::string csv_field(std::string_view text, bool excel_safe = false);
std::string tsv_field(std::string_view text);

}  // namespace rapport::interchange
