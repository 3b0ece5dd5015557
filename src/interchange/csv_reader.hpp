#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/world.hpp"

namespace rapport::interchange {

struct CsvRow {
  std::int64_t line = 0;  ///< the first line, from 1
  std::vector<std::string> fields;
  bool cut = false;  ///< a field was longer than 1 MiB, or there were more than 10,000 fields
  std::string
      unreadable;  ///< why a field could not be decoded and is empty: `not readable as utf-8`; empty if all could
};

/// Reads CSV (RFC 4180) as programs really write it: any line ends, blanks around quotation marks, quotation marks
/// inside unquoted fields, and a last record without a line end. Text inside quotation marks is returned unchanged. Of
/// a field longer than 1 MiB only the start is kept.
class CsvReader {
 public:
  CsvReader(Input source, char delimiter);
  /// Treats quotation marks as text from here on, for TSV with escapes.
  void treat_quotes_as_text() { quotes_ = false; }
  /// The next record; nothing at the end. Skips empty lines.
  std::optional<CsvRow> next();

 private:
  using Marks = std::array<bool, 256>;

  int peek();
  int take();
  std::string_view line_end();
  std::string field();
  std::string quoted();
  void add(std::string& field, std::string_view bytes);
  void add_up_to(std::string& field, const Marks& marks);

  Input source_;
  char delimiter_;
  Marks ends_{};    ///< bytes that end a field
  Marks breaks_{};  ///< bytes with a meaning inside quotation marks
  std::string block_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  bool cut_ = false;
  std::string unreadable_;
  bool quotes_ = true;
};

/// Comma, semicolon, tab or bar: the only one in the first line, if it is a tab or occurs at least twice; otherwise the
/// most frequent one in the first ten lines. Ignores text in quotation marks.
char delimiter_of(std::string_view head);

}  // namespace rapport::interchange
