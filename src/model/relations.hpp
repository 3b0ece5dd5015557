#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapport::model {

/// What the other person is if one is the `kind` of another: `report` for `manager`, `peer` for `peer`. Nothing for the
/// user's own words. Case does not matter.
std::optional<std::string_view> inverse_of(std::string_view kind);

/// Where somebody stands relative to the user, by what they are to the user: up, across, down or outside. Empty for the
/// user's own words. Case does not matter.
std::string_view direction_of(std::string_view relation);

/// `Bob is Claire's boss`; for a verb of the user's own, `Claire knows Bob`.
std::string relation_sentence(std::string_view a, std::string_view kind, std::string_view b);

}  // namespace rapport::model
