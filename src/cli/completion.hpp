#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::cli {

/// A word to offer at the cursor, and its description.
struct Proposal {
  std::string word;
  std::string about;
};

/// The words to offer at the cursor.
struct Proposals {
  std::vector<Proposal> words;
  bool files = false;  ///< the shell should offer file names
};

/// The proposals for a command line without the program name, of which the last word may be empty or incomplete.
Proposals propose(services::Session& session, const std::vector<std::string>& words);

/// The script that makes a shell (bash, zsh or fish) call `rapport __complete`.
std::string completion_script(std::string_view shell);

}  // namespace rapport::cli
