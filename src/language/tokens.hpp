#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/span.hpp"

/// The pieces of a sentence, as they are looked at for names, kinds and tags. Positions are bytes of the whole text.
namespace rapport::language {

/// Where a piece stands: in what is told, in a promise after `->`, in a question after `??`, or in what was learned,
/// after ` == `.
enum class Part : unsigned char { main, promise, question, fact };

struct Token {
  enum class Kind : unsigned char {
    word,
    handle,  ///< `@priya`; the key is without the sign
    email,
    tag,
    new_name,  ///< `**New Name**`; the key is the name as written
    opaque,    ///< escaped, or a part of an address, a path or a date: no name and no kind
  };
  Kind kind = Kind::word;
  Part part = Part::main;
  bool capital = false;   ///< begins with a capital
  bool shouted = false;   ///< two letters or more, all of them capitals
  bool opens = false;     ///< the first word of a sentence
  bool leans = false;     ///< the first word after a colon, a dash, a bracket or a quotation mark: perhaps a sentence's
  bool quoted = false;    ///< between quotation marks
  bool function = false;  ///< only holds others together: with, the, about ...
  bool unspaced = false;  ///< a run of a script that is written without spaces
  Span where;
  std::string key;       ///< as names are looked up (`word_key`)
  std::size_t bare = 0;  ///< bytes of the key without an ending after an apostrophe (`priya's`); 0 where there is none

  bool is_word() const { return kind == Kind::word; }
  std::string_view bare_key() const { return std::string_view(key).substr(0, bare == 0 ? key.size() : bare); }
};

struct Tokens {
  std::vector<Token> all;
  std::vector<Span> promises;  ///< what follows each arrow, up to the next part's beginning or the line's end
  std::vector<Span> questions;
  std::vector<Span> facts;
  std::vector<FoundWord> tags;  ///< without their sign, each once, case kept
};

/// Cuts the text from `from` on. Takes time in proportion to the text, whatever it holds.
Tokens tokens(std::string_view text, std::size_t from);

/// How two neighbours are held together.
enum class Gap : unsigned char {
  none,   ///< a sign that separates, a new line, an arrow
  blank,  ///< spaces, or the dot within a foreign name
  dot,    ///< a full stop and spaces
  joint,  ///< a comma, `&`, `+` or `/`, with or without spaces
};
Gap gap(std::string_view text, const Token& left, const Token& right);

}  // namespace rapport::language
