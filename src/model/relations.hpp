#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapport::model {

/// What the other one is, where one person is the `kind` of another: `report` for `manager`, `peer` for `peer`. Nothing
/// for words of the user's own.
std::optional<std::string_view> inverse_of(std::string_view kind);

/// Where somebody stands from the user's place, by what they are to the user: up, across, down or outside; empty for
/// words of the user's own.
std::string_view direction_of(std::string_view relation);

}  // namespace rapport::model
