#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"
#include "language/tokens.hpp"

namespace rapport::language {

/// What the words say about the kind and channel of an interaction. Members are as in Sentence.
struct InteractionKind {
  std::optional<FoundWord> kind;
  std::optional<FoundWord> channel;
  std::optional<FoundWord> direction;
  std::optional<Span> attempt;
};

/// Reads the main text. `named` says for each token whether it is part of a name. The first kind in the text wins;
/// `own` are the user's words for kinds, which take precedence over the built-in ones.
InteractionKind read_interaction_kind(std::string_view text, const std::vector<Token>& tokens,
                                      const std::vector<bool>& named, const KindWords& own);

}  // namespace rapport::language
