#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interchange/decoding.hpp"

/// The lines of vCard (RFC 2426, RFC 6350, and 2.1 before them) and iCalendar (RFC 5545): unfolded, and cut into name,
/// parameters and value.
namespace rapport::interchange {

struct ContentLine {
  std::int64_t line = 0;                                        ///< its first line in the file
  std::string group;                                            ///< `item1`; case kept
  std::string name;                                             ///< upper case; empty where it is no property
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in upper case, values one by one
  std::string value;                                            ///< decoded from quoted-printable, still escaped

  bool cut = false;        ///< it was longer than what is read of a line
  std::string unreadable;  ///< where it could not be decoded, how: `not readable as shift_jis`

  /// The first value of a parameter; empty where there is none.
  std::string parameter(std::string_view name) const;
  /// The whole line, unfolded, as RFC 6350 would have it: without encodings and character sets.
  std::string plain() const;
  /// Whether one of its values is that, in any case: `has("TYPE", "work")`.
  bool has(std::string_view name, std::string_view value) const;
};

class ContentLines {
 public:
  explicit ContentLines(Input source);
  std::optional<ContentLine> next();

 private:
  std::optional<std::string> physical(bool& cut);

  LineReader lines_;
  std::optional<std::string> ahead_;
  bool ahead_cut_ = false;
};

/// Splits at `separator` where no backslash stands before it; the parts are still escaped.
std::vector<std::string> split_escaped(std::string_view value, char separator);

/// `\n`, `\N`, `\,`, `\;`, `\:` and `\\` as what they mean; any other backslash as it is.
std::string unescaped(std::string_view value);

/// A value that is still escaped, with its line feeds as `\n`.
std::string one_line(std::string_view value);

/// The other way.
std::string escaped(std::string_view text);

/// A line ended by CR LF, folded at 75 octets, never inside a letter.
std::string folded(std::string_view line);

}  // namespace rapport::interchange
