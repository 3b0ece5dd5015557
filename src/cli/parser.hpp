#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::cli {

/// The global options as parameters.
std::vector<services::Parameter> global_parameters();

/// A command line, split into the name of the command and everything else.
struct Split {
  std::string command;            ///< empty if there is none
  std::vector<std::string> rest;  ///< the global options before the command and everything after it
};

/// Finds the command: the first word that is neither a global option nor the value of one.
Split split(const std::vector<std::string>& arguments);

/// A parsed command line.
struct Parsed {
  services::Globals globals;
  std::optional<std::string> today;  ///< --today, as given
  bool help = false;
  bool version = false;
  std::vector<services::Given> given;  ///< the values for each parameter of the command, in order
};

/// Parses the words after a command's name. Throws Error{usage}, with the nearest option or value as a hint.
Parsed parse(const services::Command& command, const std::vector<std::string>& words);

/// All parameters of a command: the global ones, except those it redefines, and its own.
std::vector<services::Parameter> known_parameters(const services::Command& command);

/// The help of a parameter with its valid words: `how far it has come: idea, asked, made, declined`.
std::string explained(const services::Parameter& parameter);

}  // namespace rapport::cli
