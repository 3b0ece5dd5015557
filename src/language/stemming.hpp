#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::language {

/// Words that mean the same, from each to the one that stands for all of them; both as `stem` makes them.
using Synonyms = std::map<std::string, std::string, std::less<>>;

/// A word without its inflection, folded: `flats`, `Flat` and `flat's` are one topic, as are `designing` and
/// `designer`.
std::string stem(std::string_view word);

/// A word of a text that says what it is about.
struct Topic {
  std::string key;   ///< without inflection, and what stands for it
  std::string word;  ///< as written
};

/// What a text is about: its words without those that only hold others together, without short and everyday ones such
/// as look, need, good; each topic once.
std::vector<Topic> topics(std::string_view text, const Synonyms& synonyms);

/// The synonyms that rapport knows by itself, with groups of the user's own: `{"job", "position", "role"}`.
Synonyms synonyms(const std::vector<std::vector<std::string>>& own);

}  // namespace rapport::language
