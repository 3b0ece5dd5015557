#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interchange/decoding.hpp"

/// The lines of vCard (RFC 2426, RFC 6350, and 2.1 before them) and iCalendar (RFC 5545): unfolded, and split into
/// name, parameters and value.
namespace rapport::interchange {

struct ContentLine {
  std::int64_t line = 0;                                        ///< the first line in the file
  std::string group;                                            ///< such as `item1`; case kept
  std::string name;                                             ///< in upper case; empty if the line is not a property
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in upper case, values separately
  std::string value;                                            ///< decoded from quoted-printable, but still escaped

  bool cut = false;        ///< longer than the limit
  std::string unreadable;  ///< why it could not be decoded: `not readable as shift_jis`; empty if it was

  /// The first value of a parameter; empty if it is missing.
  std::string parameter(std::string_view name) const;
  /// The whole line, unfolded, in the form of RFC 6350: without encodings and character sets.
  std::string plain() const;
  /// Whether a parameter has a value, in any case: `has("TYPE", "work")`.
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

/// Splits at each `separator` without a backslash before it; the parts are still escaped.
std::vector<std::string> split_escaped(std::string_view value, char separator);

/// Resolves `\n`, `\N`, `\,`, `\;`, `\:` and `\\`; other backslashes stay.
std::string unescaped(std::string_view value);

/// An escaped value with line feeds written as `\n`.
std::string one_line(std::string_view value);

/// The reverse of `unescaped`.
std::string escaped(std::string_view text);

/// The line with CR LF, folded at 75 octets, never inside a character.
std::string folded(std::string_view line);

}  // namespace rapport::interchange
