#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/listing.hpp"

namespace rapport::interchange {

/// Adds a text in quotes, escaped as `to_json` says.
void append_json_text(std::string& json, std::string_view text);

/// Adds a value on one line.
void append_json(std::string& json, const Cell& cell);

/// Adds an object over several lines, the first of which is not indented: each level of objects by two spaces, lists of
/// texts on one line.
void append_indented(std::string& json, const Fields& object, int indent);
void append_indented(std::string& json, const std::vector<Fields>& objects, int indent);

/// Two decimals, with a point; `null` for what is no number.
std::string to_text(Ratio ratio);

}  // namespace rapport::interchange
