#pragma once

#include <string>
#include <utility>
#include <vector>

#include "services/session/command.hpp"

/// What is written about the commands for reading elsewhere. It is checked in, and a test holds it against this.
namespace rapport::cli {

/// A file below the top of the project, and what it holds.
using Document = std::pair<std::string, std::string>;

/// A manual page of section 1, in the macros of man(7).
std::string manual_page(const services::Command& command);

/// A page of the reference, in Markdown.
std::string reference_page(const services::Command& command);

/// All manual pages (docs/man), the reference (docs/commands) and the completions.
std::vector<Document> documents();

}  // namespace rapport::cli
