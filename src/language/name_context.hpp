#pragma once

#include <string_view>
#include <vector>

#include "language/tokens.hpp"

namespace rapport::language {

/// What the words around a name say about it.
class NameContext {
 public:
  NameContext(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  /// The key of a word; empty if there is no word.
  std::string_view key(std::size_t at) const;
  /// What separates a token from the one before it; `none` at the start and the end.
  Gap before(std::size_t at) const;
  /// The word directly before, separated by spaces only; empty if there is none.
  std::string_view previous(std::size_t at) const;

  /// Whether a token looks like a name: it has a capital and is not the first word of a sentence, a weekday, a kind ...
  bool looks_like_name(std::size_t at) const;
  /// The number of tokens from `at` on that are a surname after a first name: `Kelly`, `van der Berg`.
  std::size_t surname(std::size_t at) const;
  /// Whether a last name stands alone, that is, does not follow a possible first name.
  bool is_lone_last_name(std::size_t at) const;
  /// Whether a first name follows another possible first name: `Jane Marco`.
  bool follows_a_name(std::size_t at) const;
  /// Whether the next token can follow a name: `Will about`, `Will, ...`, the end.
  bool ends_like_name(std::size_t at) const;
  /// Whether a common word is not a name here, even with a capital: `in May`, `the Grant`, `April 3`.
  bool is_thing(std::size_t at) const;
  /// Whether a name belongs to a thing here: `the Smith account`.
  bool is_label(std::size_t at) const;
  /// Whether a town is meant: `in Paris`.
  bool is_town(std::size_t at) const;
  /// Whether an unknown word after this one would be a name: `with`, `called`, `email from`.
  bool expects_name(std::size_t at) const;

 private:
  bool may_be_first_name(std::size_t at) const;
  bool has_digit(std::size_t at) const;

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace rapport::language
