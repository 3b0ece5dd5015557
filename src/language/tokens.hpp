#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/span.hpp"

/// The tokens of a sentence. Positions are bytes in the whole text.
namespace rapport::language {

/// The part of the text a token is in: the main text, a promise after `->`, a question after `??`, or a fact after ` ==
/// `.
enum class Part : unsigned char { main, promise, question, fact };

struct Token {
  enum class Kind : unsigned char {
    word,
    handle,  ///< `@priya`; the key has no sign
    email,
    tag,
    new_name,  ///< `**New Name**`; the key is the name as written
    opaque,    ///< escaped, or part of an address, a path or a date: neither name nor kind
  };
  Kind kind = Kind::word;
  Part part = Part::main;
  bool capital = false;  ///< starts with a capital
  bool shouted = false;  ///< at least two letters, all capitals
  bool opens = false;    ///< the first word of a sentence
  bool leans =
      false;  ///< the first word after a colon, a dash, a bracket or a quotation mark, where a sentence may start
  bool quoted = false;    ///< between quotation marks
  bool function = false;  ///< a function word: with, the, about ...
  bool unspaced = false;  ///< a run of a script without spaces
  Span where;
  std::string key;  ///< as names are looked up (`word_key`)
  std::size_t bare =
      0;  ///< bytes of the key without an ending after an apostrophe (`priya's`); 0 if there is no ending

  bool is_word() const { return kind == Kind::word; }
  std::string_view bare_key() const { return std::string_view(key).substr(0, bare == 0 ? key.size() : bare); }
};

struct Tokens {
  std::vector<Token> all;
  std::vector<Span> promises;  ///< the text after each arrow, up to the next part or the end of the line
  std::vector<Span> questions;
  std::vector<Span> facts;
  std::vector<FoundWord> tags;  ///< without the sign, each once, in the original case
};

/// Splits the text from `from` on, in linear time.
Tokens tokens(std::string_view text, std::size_t from);

/// What separates two neighbouring tokens.
enum class Gap : unsigned char {
  none,   ///< a separating sign, a new line, an arrow
  blank,  ///< spaces, or the dot inside a foreign name
  dot,    ///< a full stop and spaces
  joint,  ///< a comma, `&`, `+` or `/`, with or without spaces
};
Gap gap(std::string_view text, const Token& left, const Token& right);

}  // namespace rapport::language
