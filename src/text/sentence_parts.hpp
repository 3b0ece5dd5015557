#pragma once

#include <string_view>
#include <vector>

#include "base/words.hpp"
#include "text/sentence.hpp"

/// The parts a sentence is read in. All positions are bytes of the whole text.
namespace rapport::text {

inline bool is_word(char32_t c) { return c != '_' && is_word_char(c); }
inline bool is_spaceless(char32_t c) { return is_unspaced(c); }

/// A word, or a run of marks, as names are looked for: never part of a URL, a tag or somebody's address.
struct Token {
  Stretch where;
  bool word = false;          ///< letters and digits, with apostrophes and hyphens inside
  bool capital = false;       ///< begins with a capital, or with a letter of a script that has none
  bool starts = false;        ///< the first word of a sentence
  bool handle = false;        ///< follows an `@`
  bool escaped = false;       ///< follows a backslash
  bool off_limits = false;    ///< inside a URL, an address or a tag
};

std::vector<Token> tokens(std::string_view text);

/// Tags `#word` and `+word`, without the mark, each once (case kept, compared without it).
std::vector<std::string> tags(std::string_view text);

/// What the words say of kind, channel, direction and whether somebody was reached.
void read_kind(std::string_view text, const std::vector<Token>& words, Sentence& sentence);

/// Finds people. `from` to `until` are the bytes looked at.
struct Found {
  std::vector<FoundPerson> people;
  std::vector<AmbiguousName> ambiguous;
  std::vector<std::string> unknown;
};
Found find_people(std::string_view text, const std::vector<Token>& words, Stretch within, const Names& names,
                  const Acquainted& acquainted);

}  // namespace rapport::text
