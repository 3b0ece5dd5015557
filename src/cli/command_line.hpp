#pragma once

#include <string>
#include <vector>

#include "services/session/command.hpp"

namespace rapport::cli {

/// The words of a command line, sorted into options and other words.
struct Sorted {
  std::vector<services::Given> options;  ///< the values given for each parameter, in the order of the parameters
  std::vector<std::string> words;        ///< words that belong to no option
};

/// Sorts the words after a command's name. `known` are the parameters of the command and the global ones. Throws
/// Error{usage} for an unknown option or a missing value.
Sorted sorted(const services::Command& command, const std::vector<services::Parameter>& known,
              const std::vector<std::string>& words);

/// Throws Error{usage}. The default hint is the help of the command.
[[noreturn]] void refuse(const services::Command& command, const std::string& what, std::string hint = {});

}  // namespace rapport::cli
