#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::cli {

/// A word that a shell may put at the cursor, and what it is.
struct Proposal {
  std::string word;
  std::string about;
};

/// What fits at the cursor.
struct Proposals {
  std::vector<Proposal> words;
  bool files = false;  ///< the shell knows better: file names
};

/// Proposes for a command line of which all words but the last, possibly empty one are complete. The command's name is
/// left out in front.
Proposals propose(services::Session& session, const std::vector<std::string>& words);

/// The script that teaches a shell (bash, zsh or fish) to ask `rapport __complete`.
std::string completion_script(std::string_view shell);

}  // namespace rapport::cli
