#pragma once

#include <string>
#include <utility>
#include <vector>

#include "services/session/command.hpp"

/// Documents generated from the descriptions of commands. They are checked in, and a test compares them with this.
namespace rapport::cli {

/// A file below the top of the project, and its content.
using Document = std::pair<std::string, std::string>;

/// A manual page of section 1, in man(7) macros.
std::string manual_page(const services::Command& command);

/// A reference page in Markdown.
std::string reference_page(const services::Command& command);

/// All manual pages (docs/man), the reference (docs/commands) and the completions.
std::vector<Document> documents();

}  // namespace rapport::cli
