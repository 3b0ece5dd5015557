#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

/// Whether no byte is above 127.
bool is_ascii(std::string_view text);

/// Whether the bytes are UTF-8 as in RFC 3629 (no overlong forms, no surrogates) and hold no NUL.
bool is_text(std::string_view bytes);

/// A code point and the bytes it took; for bytes that are no UTF-8, U+FFFD and one byte.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

/// The code point at `at`, which must be less than the size.
CodePoint code_point(std::string_view text, std::size_t at);

void append(std::string& text, char32_t code_point);

/// The form by which names, tags and words are compared: case folded (Unicode default case folding), compatibility
/// decomposed (NFKD) without combining marks, apostrophes and hyphens of all kinds made `'` and `-`, runs of white
/// space made one space, none at either end.
std::string fold(std::string_view text);

/// Whether a text is of printable ASCII alone: it is shown as it is, each byte in a cell of its own.
bool is_plain(std::string_view text);

/// Text as it may be sent to a terminal: control characters (C0, DEL, C1), and the characters that change the
/// direction of writing or hide, are shown as `\n`, `\t`, `\x1b` or `\u202e`. Bytes that are no UTF-8 as `\xff`.
std::string shown(std::string_view text);

/// Takes white space (ASCII and Unicode) off both ends.
std::string_view trimmed(std::string_view text);

/// ASCII letters made lower case; all else as it is.
std::string lower_ascii(std::string_view text);

}  // namespace rapport
