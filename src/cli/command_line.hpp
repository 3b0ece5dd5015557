#pragma once

#include <string>
#include <vector>

#include "services/session/command.hpp"

namespace rapport::cli {

/// The words of a command line, sorted.
struct Sorted {
  std::vector<services::Given> options;  ///< what was given for each of the parameters, in their order
  std::vector<std::string> words;        ///< what belongs to no option
};

/// Sorts the words that follow a command's name, by CLI11. `known` are the parameters that the command takes, those of
/// every command included. Throws Error{usage} for an option that is not among them, and for one without its value.
Sorted sorted(const services::Command& command, const std::vector<services::Parameter>& known,
              const std::vector<std::string>& words);

/// Throws Error{usage} with a hint; without one of its own it leads to the command's help.
[[noreturn]] void refuse(const services::Command& command, const std::string& what, std::string hint = {});

}  // namespace rapport::cli
