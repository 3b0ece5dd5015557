#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

/// Whether every byte is below 128.
bool is_ascii(std::string_view text);

/// Whether the bytes are valid UTF-8 (RFC 3629: no overlong forms, no surrogates) without NUL.
bool is_text(std::string_view bytes);

/// A code point and its size in bytes; U+FFFD and one byte for bytes that are not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

/// The code point at `at`, which must be less than the size.
CodePoint code_point(std::string_view text, std::size_t at);

void append(std::string& text, char32_t code_point);

/// The form in which names, tags and words are compared: case folded (Unicode default case folding), compatibility
/// decomposed (NFKD) without combining marks, with all apostrophes and hyphens as `'` and `-`, runs of white space as
/// one space, and none at either end.
std::string fold(std::string_view text);

/// Whether a text is printable ASCII: it is shown unchanged, one cell per byte.
bool is_plain(std::string_view text);

/// A text that is safe to send to a terminal: control characters (C0, DEL, C1) and characters that change the writing
/// direction or are invisible become `\n`, `\t`, `\x1b` or `\u202e`; bytes that are not UTF-8 become `\xff`.
std::string shown(std::string_view text);

/// Removes white space (ASCII and Unicode) from both ends.
std::string_view trimmed(std::string_view text);

/// Converts ASCII letters to lower case and keeps everything else.
std::string lower_ascii(std::string_view text);

}  // namespace rapport
