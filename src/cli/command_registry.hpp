#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/session/command.hpp"

namespace rapport::cli {

/// All commands in the order of the help, those of this layer (`help`, `completions`, the hidden `__complete`)
/// included.
const std::vector<services::Listed>& all_commands();

/// The command with a name; the dashboard for an empty one.
std::optional<services::Command> find_command(std::string_view name);

/// The names of all commands that are shown.
std::vector<std::string> command_names();

}  // namespace rapport::cli
