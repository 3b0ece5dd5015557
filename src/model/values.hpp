#pragma once

#include <string>
#include <string_view>

namespace rapport::model {

/// What a text field of an entity may hold, where that is little: a word of a few, a period, a time of day. Empty where
/// this value fits, else the ones that do, in words: `active, archived or deceased`. `table` and `field` are as the
/// entities describe themselves; kinds of interactions are the user's to add to, and are not among them.
std::string what_fits(std::string_view table, std::string_view field, std::string_view value);

/// Whether `what_fits` has anything to say about a field.
bool is_restricted(std::string_view table, std::string_view field);

}  // namespace rapport::model
