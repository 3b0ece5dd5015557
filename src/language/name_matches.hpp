#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/name_index.hpp"
#include "language/tokens.hpp"

namespace rapport::language {

/// A stretch of a sentence that reads like somebody's name.
struct NameMatch {
  enum class Certainty : unsigned char {
    sure,
    doubtful,  ///< an everyday word: a name only if joined to another one
    unknown,   ///< like a name, and nobody bears it
    new_name,  ///< `**New Name**`
  };
  Certainty certainty = Certainty::sure;
  Part part = Part::main;
  std::size_t first = 0;  ///< tokens
  std::size_t count = 1;
  Span where;
  std::vector<NameCandidate> candidates;  ///< one; several where it is not clear who is meant
  std::string written;                    ///< of an unknown or a new name
};

/// The names in a sentence from left to right, the longest first, none overlapping. Looks up windows of one to four
/// words that could be names; takes time in proportion to the words.
std::vector<NameMatch> match_names(std::string_view text, const std::vector<Token>& tokens, NameIndex& index);

/// The names inside a run of a script without spaces, which is the token `at`.
std::vector<NameMatch> match_unspaced(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                                      NameIndex& index);

/// A key in Hangul without the particle at its end, such as `와` and `에게`; empty where there is none.
std::string without_particle(std::string_view key);

}  // namespace rapport::language
