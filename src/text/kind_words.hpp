#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.hpp"

namespace rapport::text {

/// What the words say of the manner in which people were in touch.
struct Manner {
  std::optional<std::string> kind;
  std::optional<std::string> channel;  ///< only where it is said apart from the kind: `coffee over zoom`
  std::optional<std::string> direction;
  bool attempt = false;
};

/// Reads what is told; `named` says of each token whether it is part of a person's name. The first kind in the text
/// wins.
Manner read_manner(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& named);

/// Whether a word, as `word_key` makes it, says a kind by itself: lunch, called, zoom ...
bool is_kind_word(std::string_view word);

}  // namespace rapport::text
