#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// The bytes of a word in a text.
struct WordSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Character classes used to find words.
bool is_word_letter(char32_t c);  ///< a letter, of any script
bool is_word_char(char32_t c);    ///< a letter, a mark, a number or `_`
bool is_upper(char32_t c);        ///< upper or title case

/// Whether the character's script is written without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
bool is_unspaced(char32_t c);

/// The first word at or after `from`, following UAX #29 with one extension: an apostrophe, a full stop or a hyphen
/// between two letters belongs to the word, so `O'Brien`, `Anna-Lena` and `site.example` are one word each. A run of a
/// script without spaces is one word, and ends where another script starts.
std::optional<WordSpan> next_word(std::string_view text, std::size_t from);

/// The key of a word: folded (`fold`), without full stops.
std::string word_key(std::string_view word);

/// The words of a text, each as its `word_key`.
std::vector<std::string> word_keys(std::string_view text);

/// A searchable piece of a text, and its key: folded, letters and digits only.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string key;
};

/// The pieces of a text: runs of letters and digits with their marks, so `O'Brien` and `site.example` are two pieces
/// each. In scripts without spaces, every character is a piece.
std::vector<Piece> pieces(std::string_view text);

}  // namespace rapport
