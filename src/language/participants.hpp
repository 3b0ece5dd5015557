#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/name_index.hpp"
#include "language/sentence.hpp"
#include "language/tokens.hpp"

namespace rapport::language {

/// The people named in a sentence. Members are as in Sentence.
struct People {
  std::vector<FoundPerson> present;
  std::vector<FoundPerson> mentioned;
  std::vector<AmbiguousName> ambiguous;
  std::vector<FoundWord> new_names;
  std::vector<FoundWord> unknown_names;
  std::vector<FoundPerson>
      in_facts;             ///< everyone named in facts, with repetitions; without a person if the name is ambiguous
  std::vector<bool> named;  ///< for each token, whether it is part of a name
};

People find_people(std::string_view text, const std::vector<Token>& tokens, NameIndex& index,
                   const MetLookup& acquainted);

}  // namespace rapport::language
