#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"

namespace rapport::language {

/// The fact after ` == `: `two girls`, `family: two girls`, `Marco: moves to Porto`, `Marco moves to Porto`. `named` is
/// everyone named in facts.
std::optional<FoundFact> read_fact(std::string_view text, Span where, const std::vector<FoundPerson>& named);

}  // namespace rapport::language
