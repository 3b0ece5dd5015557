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
  std::int64_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> fields;
  bool cut = false;        ///< a field was longer than 1 MiB, or there were more than 10,000
  std::string unreadable;  ///< where a field could not be decoded, and is empty, how: `not readable as utf-8`
};

/// Records of CSV as RFC 4180 has them, and as programs write them: any line ends, blanks around quotation marks, a
/// quotation mark inside a field that is not quoted, a last record without its end. What stands inside quotation marks
/// is given byte for byte. Of a field that is longer than 1 MiB the beginning is kept.
class CsvReader {
 public:
  CsvReader(Input source, char delimiter);
  /// From here on a quotation mark is a character as any other, as in the TSV that has escapes.
  void take_quotes_as_text() { quotes_ = false; }
  /// The next record; nothing at the end. Empty lines are passed over.
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
  Marks ends_{};    ///< what ends a field
  Marks breaks_{};  ///< what means something inside quotation marks
  std::string block_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  bool cut_ = false;
  std::string unreadable_;
  bool quotes_ = true;
};

/// Comma, semicolon, tab or bar: the one that alone stands in the first line, a tab or twice at least, else the one
/// that stands in the first ten lines most often; outside quotation marks.
char delimiter_of(std::string_view head);

}  // namespace rapport::interchange
