#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/session/command.hpp"

namespace rapport::cli {

/// All commands in the order of `rapport help`, including those of this layer (`help`, `completions` and the hidden
/// `__complete`).
const std::vector<services::Listed>& all_commands();

/// The command with this name; the dashboard if it is empty.
std::optional<services::Command> find_command(std::string_view name);

/// The names of all visible commands.
std::vector<std::string> command_names();

}  // namespace rapport::cli
