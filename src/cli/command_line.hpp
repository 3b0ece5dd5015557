#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/session/command.hpp"

namespace rapport::cli {

/// Words as CLI11 takes them without reading more into them than was typed: `--x=y` in two words, and what it would
/// split or swallow (`[a, b]`, `++`, for some commands `-b`) marked as plain text. A word that is the value of an
/// option is never marked twice.
std::vector<std::string> protect(const std::vector<services::Parameter>& known, const std::vector<std::string>& words,
                                 const services::Command& command);

/// The word as it was typed.
std::string unprotected(std::string_view word);

}  // namespace rapport::cli
