#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::cli {

/// The options that every command takes, as parameters.
std::vector<services::Parameter> global_parameters();

/// The command word on a command line, and all else.
struct Split {
  std::string command;            ///< empty: there is none
  std::vector<std::string> rest;  ///< the global options before it and all that follows it
};

/// Finds the command: the first word that is neither a global option nor the value of one.
Split split(const std::vector<std::string>& arguments);

/// A command line, understood.
struct Parsed {
  services::Globals globals;
  std::optional<std::string> today;  ///< --today, as given
  bool help = false;
  bool version = false;
  std::vector<services::Given> given;  ///< for each parameter of the command, in their order
};

/// Parses what follows a command's name. Throws Error{usage}, with the nearest option or value as a hint.
Parsed parse(const services::Command& command, const std::vector<std::string>& words);

/// All that a command takes: the options of every command, but for those that it has in a form of its own.
std::vector<services::Parameter> known_parameters(const services::Command& command);

/// What a parameter is, with the words that it takes: `how far it is: idea, asked, made, declined`.
std::string explained(const services::Parameter& parameter);

}  // namespace rapport::cli
