#pragma once

#include <string>
#include <string_view>

namespace rapport::model {

/// What a restricted text field accepts: words of a vocabulary, a period or a time. Returns an empty text if `value` is
/// valid, otherwise the valid values: `active, archived or deceased`. `table` and `field` are the names that entities
/// use for themselves. Kinds of interaction are not restricted, because users add their own.
std::string valid_values(std::string_view table, std::string_view field, std::string_view value);

/// Whether a field is restricted.
bool is_restricted(std::string_view table, std::string_view field);

}  // namespace rapport::model
