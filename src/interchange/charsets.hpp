#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Character sets that are decoded without the C library: single-byte sets and UTF-16.
namespace rapport::interchange {

/// The normal form of a set's name: lower case, without `-`, `_`, blanks and anything after a colon; common aliases
/// have the same form. `Latin 1`, `ISO_8859-1:1987` and `8859-1` become `iso88591`, `cp1252` becomes `windows1252`.
std::string charset_key(std::string_view name);

/// US-ASCII, one of ISO-8859-1 to ISO-8859-16, or one of windows-1250 to windows-1258.
struct SingleByteSet {
  std::string_view key;
  std::size_t first;            ///< the byte of the first entry of `letters`
  std::u16string_view letters;  ///< a blank marks an undefined byte; bytes outside are as in ISO-8859-1

  /// Decodes to UTF-8; nothing if a byte is undefined.
  std::optional<std::string> text(std::string_view bytes) const;
};

/// The set with a key; null if there is none.
const SingleByteSet* single_byte_set(std::string_view key);

enum class ByteOrder { little, big };

/// Appends as UTF-8 up to the first incomplete character or lone surrogate, and returns the number of bytes used. If
/// four or more bytes are left, the rest is invalid and not merely incomplete.
std::size_t append_utf16(std::string& text, std::string_view bytes, ByteOrder order);

}  // namespace rapport::interchange
