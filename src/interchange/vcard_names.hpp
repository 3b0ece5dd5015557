#pragma once

#include <string>
#include <string_view>

#include "interchange/content_lines.hpp"

/// Helpers shared by the reader and the writer of vCards.
namespace rapport::interchange {

/// `given additional family suffix` from the five parts of N, some of which may be missing.
std::string name_from_parts(std::string_view n);

/// The five parts of N from a full name: the last word and the particles before it are the family name.
std::string parts_from_name(const std::string& name);

/// A TYPE such as `home`, or an Apple label such as `_$!<HomePage>!$_`, as a label in lower case.
std::string label_text(std::string_view label);

/// The label of an address or number: that of its group, or else its meaningful types, separated by blanks.
std::string label_of(const ContentLine& line);

}  // namespace rapport::interchange
