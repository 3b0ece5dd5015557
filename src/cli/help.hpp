#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/world.hpp"
#include "services/session/command.hpp"

namespace rapport::cli {

/// `rapport 0.1.0`
std::string version_line();

/// The output of `rapport help`: the commands by group, first steps and topics.
std::string overview();

/// The output of `rapport COMMAND --help`: examples first, then options; at most 24 lines of 80 cells.
std::string help_page(const services::Command& command, const World& world);

/// The output of `rapport help COMMAND`.
std::string manual(const services::Command& command, const World& world);

/// The keys a command prints with `--json`, each list with a heading: those of its listing or object, and those of its
/// replies.
std::vector<std::pair<std::string, std::string>> keys_printed(const services::Command& command);

/// `rapport add NAME [OPTION]...`
std::string usage(const services::Command& command);

}  // namespace rapport::cli
