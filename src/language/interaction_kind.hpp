#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"
#include "language/tokens.hpp"

namespace rapport::language {

/// What the words say of the manner in which people were in touch. The members are as in Sentence.
struct InteractionKind {
  std::optional<FoundWord> kind;
  std::optional<FoundWord> channel;
  std::optional<FoundWord> direction;
  std::optional<Span> attempt;
};

/// Reads what is told; `named` says of each token whether it is part of a person's name. The first kind in the text
/// wins; `own` are the user's words for kinds, which go before those that are known here.
InteractionKind read_manner(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& named,
                            const KindWords& own);

}  // namespace rapport::language
