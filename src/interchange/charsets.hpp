#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Character sets that are read without the system: those of one byte for each letter, and UTF-16.
namespace rapport::interchange {

/// A name as it is compared: lower case, without `-`, `_`, blanks and what follows a colon, and of several usual names
/// the same one. `Latin 1`, `ISO_8859-1:1987` and `8859-1` are `iso88591`, `cp1252` is `windows1252`.
std::string charset_key(std::string_view name);

/// US-ASCII, one of ISO-8859-1 to ISO-8859-16, or one of windows-1250 to windows-1258.
struct SingleByteSet {
  std::string_view key;
  std::size_t first;            ///< the byte of the first of `letters`
  std::u16string_view letters;  ///< a blank is a byte that the set leaves undefined; bytes outside are as ISO-8859-1

  /// As UTF-8; nothing where one of the bytes is undefined.
  std::optional<std::string> text(std::string_view bytes) const;
};

/// The set by its key; null where it is none of them.
const SingleByteSet* single_byte_set(std::string_view key);

enum class ByteOrder { little, big };

/// Adds the letters as UTF-8 up to the first one that is not whole or has half of a pair, and returns the number of
/// bytes they took. Where four bytes or more are left, what follows is broken and not only cut off.
std::size_t append_utf16(std::string& text, std::string_view bytes, ByteOrder order);

}  // namespace rapport::interchange
