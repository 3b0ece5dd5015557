#pragma once

#include <string>
#include <string_view>

#include "interchange/content_lines.hpp"

/// Small things that the reader and the writer of vCards share.
namespace rapport::interchange {

/// `given additional family suffix` from the five parts of N, of which some may be missing.
std::string name_from_parts(std::string_view n);

/// The five parts of N from a full name: the last word, with the particles before it, is the family's.
std::string parts_from_name(const std::string& name);

/// What `home` is called in a TYPE, or a label of Apple's, `_$!<HomePage>!$_`, in lower case.
std::string label_text(std::string_view label);

/// The label of an address or a number: the group's own, else the types that say something, with blanks between.
std::string label_of(const ContentLine& line);

}  // namespace rapport::interchange
