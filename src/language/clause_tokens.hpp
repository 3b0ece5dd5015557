#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "language/tokens.hpp"

namespace rapport::language {

/// The tokens of the main text, with its names: the input for reading kinds, directions and attempts.
class ClauseTokens {
 public:
  ClauseTokens(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& named)
      : text_(text), tokens_(tokens), named_(named) {}

  std::string_view text() const { return text_; }
  std::size_t size() const { return tokens_.size(); }
  const Token& token(std::size_t at) const { return tokens_[at]; }

  /// Whether the token is a word of the main text and not a name.
  bool plain(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].is_word() && tokens_[at].part == Part::main && !named_[at] &&
           !tokens_[at].quoted;
  }
  /// The key of such a word; empty for anything else.
  std::string_view key(std::size_t at) const { return plain(at) ? tokens_[at].key : std::string_view{}; }
  /// The word `steps` positions back; empty before the start.
  std::string_view back(std::size_t at, std::size_t steps) const {
    return at >= steps ? key(at - steps) : std::string_view{};
  }
  bool is_name(std::size_t at) const { return at < tokens_.size() && named_[at] && tokens_[at].part == Part::main; }

  /// Whether a sign before the token, or the start of the text, separates clauses.
  bool parted(std::size_t at) const;

  Span where(std::size_t first, std::size_t count = 1) const {
    return {tokens_[first].where.begin, tokens_[first + count - 1].where.end};
  }

  /// How many tokens from a position match a phrase; 0 if it does not match. `~` in a phrase matches a name, a pronoun
  /// such as `her`, or nothing.
  std::size_t says(std::size_t at, std::string_view phrase) const;

 private:
  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<bool>& named_;
};

/// her, him, them, everyone
bool is_somebody(std::string_view word);

}  // namespace rapport::language
