#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/name_index.hpp"
#include "language/tokens.hpp"

namespace rapport::language {

/// Words in a sentence that may be a person's name.
struct NameMatch {
  enum class Certainty : unsigned char {
    sure,
    doubtful,  ///< a common word, which is a name only if joined to another name
    unknown,   ///< looks like a name that nobody has
    new_name,  ///< `**New Name**`
  };
  Certainty certainty = Certainty::sure;
  Part part = Part::main;
  std::size_t first = 0;  ///< in tokens
  std::size_t count = 1;
  Span where;
  std::vector<NameCandidate> candidates;  ///< one person, or several if the name is ambiguous
  std::string written;                    ///< the text of an unknown or new name
};

/// The names in a sentence from left to right, longest first, without overlaps. Looks up windows of one to four words
/// that could be names, in time proportional to the number of words.
std::vector<NameMatch> match_names(std::string_view text, const std::vector<Token>& tokens, NameIndex& index);

/// The names inside the unspaced token `at`.
std::vector<NameMatch> match_unspaced(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                                      NameIndex& index);

/// A Hangul key without its final particle, such as `와` or `에게`; empty if it has none.
std::string without_particle(std::string_view key);

}  // namespace rapport::language
