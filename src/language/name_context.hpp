#pragma once

#include <string_view>
#include <vector>

#include "language/tokens.hpp"

namespace rapport::language {

/// What the words beside a name say about it.
class NameContext {
 public:
  NameContext(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  /// The key of a word, empty for what is no word or not there.
  std::string_view key(std::size_t at) const;
  /// How a token is held to the one before it; `none` at either end.
  Gap before(std::size_t at) const;
  /// The word right before, with only spaces between; empty where there is none.
  std::string_view previous(std::size_t at) const;

  /// Whether a token could be a name by its looks: a capital, and not a sentence's first word, a weekday, a kind ...
  bool looks_like_name(std::size_t at) const;
  /// How many tokens from `at` on are a surname that follows a first name right before: `Kelly`, `van der Berg`.
  std::size_t surname(std::size_t at) const;
  /// Whether a last name alone is meant: it does not follow what may be somebody else's first name.
  bool last_name_stands(std::size_t at) const;
  /// Whether a first name follows what may be somebody else's: `Jane Marco`.
  bool follows_a_name(std::size_t at) const;
  /// Whether what follows the token leaves it alone, as it does a name: `Will about`, `Will, ...`, the end.
  bool is_left_alone(std::size_t at) const;
  /// Whether an everyday word is one here, whatever its case: `in May`, `the Grant`, `April 3`.
  bool is_thing(std::size_t at) const;
  /// Whether a name is a thing's here: `the Smith account`.
  bool is_label(std::size_t at) const;
  /// Whether a town's name is a town here: `in Paris`.
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
