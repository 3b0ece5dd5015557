#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/world.hpp"

/// Bytes of other programs made text. What cannot be read is refused: no letter is ever put in place of another.
namespace rapport::interchange {

/// The same stream as bytes of UTF-8 or of what a line says: a byte order mark is taken away, and UTF-16 (with a mark,
/// or told by its zeros) is converted. Reading throws Error{failure} where the UTF-16 is broken.
Input decoded(Input source);

/// A text as a stream.
Input text_input(std::string text);

/// Text from bytes in a character set by its usual name (`iso-8859-1`, `Shift_JIS`), without NUL; where the name is
/// empty, as by `as_text`. Many programs declare US-ASCII, ISO-8859-1, ISO-8859-15 or windows-1252 whatever they write:
/// bytes declared so that are UTF-8 are taken as UTF-8. Sets that charsets.hpp does not have are read where the C
/// library has them; where it has not, ASCII alone still is. Throws Error{refused} where a byte cannot be read: `not
/// readable as shift_jis`.
std::string from_charset(std::string_view bytes, const std::string& charset);

/// Bytes that are UTF-8 as they are, others as windows-1252; without NUL. Throws Error{refused} for a byte that
/// windows-1252 leaves undefined, and for UTF-8 that is broken: where no fewer letters are whole UTF-8 than are not.
std::string as_text(std::string bytes);

/// LineReader that end in CR LF, LF or CR. Of a line longer than `longest` only its beginning is kept.
class LineReader {
 public:
  explicit LineReader(Input source, std::size_t longest) : source_(std::move(source)), longest_(longest) {}
  /// The next line without its end; nothing at the end of the stream.
  std::optional<std::string> next();
  std::int64_t number() const { return number_; }  ///< of the line given last, from 1
  bool cut() const { return cut_; }                ///< whether the line given last was longer than that

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
