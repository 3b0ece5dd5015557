#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/command.hpp"
#include "commands/options.hpp"
#include "commands/session.hpp"

namespace rapport::app {

/// The options that every command takes, as parameters.
std::vector<commands::Parameter> global_parameters();

/// The command word on a command line, and all else.
struct Split {
  std::string command;            ///< empty: there is none
  std::vector<std::string> rest;  ///< the global options before it and all that follows it
};

/// Finds the command: the first word that is neither a global option nor the value of one.
Split split(const std::vector<std::string>& arguments);

/// A command line, understood.
struct Parsed {
  commands::Globals globals;
  std::optional<std::string> today;  ///< --today, as given
  bool help = false;
  bool version = false;
  commands::Options options;
};

/// Parses what follows a command's name. Throws Error{usage}, with the nearest option or value as a hint.
Parsed parse(const commands::Command& command, const std::vector<std::string>& words);

/// All that a command takes: the options of every command, but for those that it has in a form of its own.
std::vector<commands::Parameter> known_parameters(const commands::Command& command);

/// What a parameter is, with the words that it takes: `how far it is: idea, asked, made, declined`.
std::string explained(const commands::Parameter& parameter);

}  // namespace rapport::app
