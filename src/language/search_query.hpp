#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/span.hpp"

/// Searching texts for words. Case, diacritics and Unicode form do not matter.
namespace rapport::language {

/// Pieces (base/word_break) that must occur one after another.
struct Term {
  std::vector<std::string> keys;
  bool begins = false;  ///< the last piece may be only the start of a word
};

/// A query; all terms must be found.
struct SearchQuery {
  std::vector<Term> terms;
};

/// Parses what the user typed. A word of at least three letters, or one that ends in `*`, also matches longer words
/// that start with it; `"words in quotation marks"` match exactly. Throws Error{usage} if there is nothing to search
/// for, or more than a hundred words.
SearchQuery read_search(std::string_view words);

/// How well a text matches, best first.
enum class Fit { in_order, whole, beginnings };

struct Hit {
  Fit fit = Fit::beginnings;
  std::vector<Span> where;  ///< in the order of the text, without overlaps
};

/// Whether all terms occur, and where.
std::optional<Hit> find(const SearchQuery& query, std::string_view text);

/// An excerpt of a text around the first match, on one line, and the matches in it.
struct Snippet {
  std::string text;
  std::vector<Span> marks;
};

/// About `most` bytes, cut between words; `ellipsis` replaces what is left out.
Snippet snippet(std::string_view text, const Hit& hit, std::size_t most, std::string_view ellipsis);

}  // namespace rapport::language
