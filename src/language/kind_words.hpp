#pragma once

#include <string_view>

namespace rapport::language {

/// A word that says by itself in what manner people were in touch: lunch, called, zoom ...
struct KindWord {
  enum class Form : unsigned char { noun, verb };
  std::string_view word;
  std::string_view kind;
  Form form = Form::noun;
};

/// Takes a word as `word_key` (base/word_break) makes it; null where it says no kind.
const KindWord* kind_word(std::string_view word);

bool is_kind_word(std::string_view word);

/// Whether what comes after the word and `called` is the name of a thing: a startup called Nimbus, it is called off.
bool bears_a_name(std::string_view word);

}  // namespace rapport::language
