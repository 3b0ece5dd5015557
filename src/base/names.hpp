#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// How much of a name a key is, the strongest first.
enum class NamePart { full, first, last, initial };

struct NameKey {
  std::string key;
  NamePart part = NamePart::full;

  bool operator==(const NameKey&) const = default;
};

/// One spelling for all that people type for a name, an alias or a part of one: its words (base/word_break), folded,
/// without full stops, with one space between. `Zoë O’Brien-Li` and `ZOE  O'Brien-Li.` have the same. An alias is to be
/// stored under this key. Text without any word, such as an emoji, is only folded.
std::string name_key(std::string_view name);

/// The keys under which somebody with this full name is found, each once, under its strongest part. A particle belongs
/// to the last name (`van der berg`, and `berg` too); middle names, titles and suffixes may be left out; `initial` is
/// the first name with the initial of the last. A name of one word has only its full key. Chinese and Japanese names
/// are found with and without a space, and begin with the family's name.
std::vector<NameKey> name_keys(std::string_view full_name);

/// Whether a word, folded, belongs to the last name that follows it: van, de, della, bin ...
bool is_particle(std::string_view word);

/// Whether a word, folded, is a form of address before a name: dr, mrs, herr ...
bool is_title(std::string_view word);

}  // namespace rapport
