#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/world.hpp"

/// Decodes bytes of other programs. What cannot be decoded is refused; characters are never replaced.
namespace rapport::interchange {

/// The same stream without a byte order mark, converted from UTF-16 if it starts with a mark or shows by its zeros that
/// it is UTF-16; other bytes are unchanged. Reading throws Error{failure} for invalid UTF-16.
Input decoded(Input source);

/// A text as a stream.
Input text_input(std::string text);

/// Decodes bytes in a character set given by its common name (`iso-8859-1`, `Shift_JIS`); without a name, like
/// `as_text`. Removes NUL. Many programs declare US-ASCII, ISO-8859-1, ISO-8859-15 or windows-1252 whatever they write,
/// so bytes declared as one of these that are valid UTF-8 are read as UTF-8. Sets that charsets.hpp lacks are decoded
/// by the C library, or accepted if they are ASCII. Throws Error{refused} if a byte cannot be decoded: `not readable as
/// shift_jis`.
std::string from_charset(std::string_view bytes, const std::string& charset);

/// UTF-8 unchanged, other bytes as windows-1252. Removes NUL. Throws Error{refused} for bytes undefined in
/// windows-1252, and for broken UTF-8: if at least as many characters are complete UTF-8 as are not.
std::string as_text(std::string bytes);

/// Reads lines that end in CR LF, LF or CR. Keeps at most `longest` bytes of a line.
class LineReader {
 public:
  explicit LineReader(Input source, std::size_t longest) : source_(std::move(source)), longest_(longest) {}
  /// The next line without its end; nothing at the end of the stream.
  std::optional<std::string> next();
  std::int64_t number() const { return number_; }  ///< of the last line, from 1
  bool cut() const { return cut_; }                ///< whether the last line was longer than the limit

 private:
  bool fill();

  Input source_;
  std::size_t longest_;
  std::string block_;
  std::size_t at_ = 0;
  std::int64_t number_ = 0;
  bool cut_ = false;
  bool after_cr_ = false;
};

}  // namespace rapport::interchange
