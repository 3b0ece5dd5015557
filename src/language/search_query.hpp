#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/span.hpp"

/// Words looked for in texts. Case, diacritics and Unicode form do not matter.
namespace rapport::language {

/// Pieces (base/word_break) that must stand one after the other.
struct Term {
  std::vector<std::string> keys;
  bool begins = false;  ///< the last one may be only the beginning of what is found
};

/// What is looked for; all of it must be found.
struct SearchQuery {
  std::vector<Term> terms;
};

/// Reads what a user typed. A word also finds longer ones that begin so, from three letters on or with a `*` at its
/// end; `"words in quotation marks"` are found just so. Throws Error{usage} where there is nothing to look for, or more
/// than a hundred words.
SearchQuery read_search(std::string_view words);

/// How well a text fits, the best first.
enum class Fit { in_order, whole, beginnings };

struct Hit {
  Fit fit = Fit::beginnings;
  std::vector<Span> where;  ///< in the order of the text, none meeting another
};

/// Whether and where all terms are found.
std::optional<Hit> find(const SearchQuery& query, std::string_view text);

/// A part of a text around the first hit, on one line, and where the hits are in it.
struct Snippet {
  std::string text;
  std::vector<Span> marks;
};

/// At most about `most` bytes, cut between words; `ellipsis` stands for what is left out.
Snippet snippet(std::string_view text, const Hit& hit, std::size_t most, std::string_view ellipsis);

}  // namespace rapport::language
