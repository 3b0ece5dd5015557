#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// Which part of a name a key is, the strongest first.
enum class NamePart { full, first, last, initial };

struct NameKey {
  std::string key;
  NamePart part = NamePart::full;

  bool operator==(const NameKey&) const = default;
};

/// The normal form of a name, alias or part of a name: its words (base/word_break), folded, without full stops,
/// separated by one space. `Zoë O’Brien-Li` and `ZOE  O'Brien-Li.` have the same key. Aliases are stored under this
/// key. A text without words, such as an emoji, is only folded.
std::string name_key(std::string_view name);

/// The keys that find a person with this full name, each once, with its strongest part. Particles belong to the last
/// name (`van der berg`, and also `berg`); middle names, titles and suffixes may be left out; `initial` is the first
/// name with the initial of the last name. A name of one word has only its full key. Chinese and Japanese names start
/// with the family name, and are found with and without a space.
std::vector<NameKey> name_keys(std::string_view full_name);

/// Whether a folded word is a particle of a last name: van, de, della, bin ...
bool is_particle(std::string_view word);

/// Whether a folded word is a title before a name: dr, mrs, herr ...
bool is_title(std::string_view word);

}  // namespace rapport
