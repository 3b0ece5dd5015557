#pragma once

#include <string>
#include <vector>

#include "commands/session.hpp"

namespace rapport::commands {

/// What is worth a thought before reaching out to somebody: that the last three times were all requests, and nothing
/// was given in between. In kind words; nothing is counted or compared.
std::vector<std::string> warnings_about(Session& session, Id person);

}  // namespace rapport::commands
