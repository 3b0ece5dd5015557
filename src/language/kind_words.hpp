#pragma once

#include <string_view>

namespace rapport::language {

/// A word that states a kind of interaction by itself: lunch, called, zoom ...
struct KindWord {
  enum class Form : unsigned char { noun, verb };
  std::string_view word;
  std::string_view kind;
  Form form = Form::noun;
};

/// Looks up a `word_key` (base/word_break); null if it states no kind.
const KindWord* kind_word(std::string_view word);

bool is_kind_word(std::string_view word);

/// Whether `called` after this word introduces the name of a thing or belongs to an idiom: a startup called Nimbus, it
/// is called off.
bool introduces_a_name(std::string_view word);

}  // namespace rapport::language
