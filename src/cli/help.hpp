#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/world.hpp"
#include "services/session/command.hpp"

namespace rapport::cli {

/// `rapport 0.1.0`
std::string version_line();

/// What `rapport help` prints: the commands by group, each with its summary.
std::string overview();

/// What `rapport COMMAND --help` prints: examples first, then arguments and options; at most 24 lines of 80 cells.
std::string help_page(const services::Command& command, const World& world);

/// The whole manual of a command, as `rapport help COMMAND` prints it.
std::string manual(const services::Command& command, const World& world);

/// The keys of what a command prints with `--json`, under a heading each: of its listing or object, and of its reply
/// when it has written.
std::vector<std::pair<std::string, std::string>> keys_printed(const services::Command& command);

/// `rapport add NAME [OPTION]...`
std::string usage(const services::Command& command);

}  // namespace rapport::cli
