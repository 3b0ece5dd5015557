#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/listing.hpp"

namespace rapport::interchange {

/// Appends a text in quotation marks, escaped as by `to_json`.
void append_json_text(std::string& json, std::string_view text);

/// Appends a value on one line.
void append_json(std::string& json, const Cell& cell);

/// Appends an object over several lines, the first one not indented; each nested object is indented by two spaces, and
/// lists of texts are on one line.
void append_indented(std::string& json, const Fields& object, int indent);
void append_indented(std::string& json, const std::vector<Fields>& objects, int indent);

/// Two decimals with a point; `null` for NaN and infinity.
std::string to_text(Ratio ratio);

}  // namespace rapport::interchange
