#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// A word's bytes in a text.
struct WordSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What a character is made for, in the few classes that telling words apart needs.
bool is_word_letter(char32_t c);  ///< a letter, of any script
bool is_word_char(char32_t c);    ///< a letter, a mark, a number or `_`
bool is_upper(char32_t c);        ///< upper or title case

/// Whether the character's script is written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer,
/// Burmese.
bool is_unspaced(char32_t c);

/// The first word at or after `from`, much as UAX #29 cuts them: an apostrophe, a full stop or (beyond UAX #29) a
/// hyphen between two letters belongs to the word, so that `O'Brien`, `Anna-Lena` and `site.example` are one each. A
/// run of a script without spaces is one word, and ends where another script begins.
std::optional<WordSpan> next_word(std::string_view text, std::size_t from);

/// How a word is looked up: folded (`fold`), without full stops.
std::string word_key(std::string_view word);

/// The words of a text, each as `word_key` has it.
std::vector<std::string> word_keys(std::string_view text);

/// A piece of a text by which it is searched, and its key: folded, without anything that is no letter or number.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string key;
};

/// The pieces of a text: runs of letters and numbers with their marks, so that `O'Brien` and `site.example` are two
/// each. In scripts without spaces every character is one.
std::vector<Piece> pieces(std::string_view text);

}  // namespace rapport
