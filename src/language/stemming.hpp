#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::language {

/// Synonyms: from each stem to the stem that represents its group.
using Synonyms = std::map<std::string, std::string, std::less<>>;

/// A word without inflection, folded: `flats`, `Flat` and `flat's` have the same stem, as do `designing` and
/// `designer`.
std::string stem(std::string_view word);

/// A word that says what a text is about.
struct Topic {
  std::string key;   ///< the stem, replaced by its synonym
  std::string word;  ///< as written
};

/// The topics of a text: its words without function words and short or common ones such as look, need, good; each topic
/// once.
std::vector<Topic> topics(std::string_view text, const Synonyms& synonyms);

/// The built-in synonyms, and groups of the user's own: `{"job", "position", "role"}`.
Synonyms synonyms(const std::vector<std::vector<std::string>>& own);

}  // namespace rapport::language
