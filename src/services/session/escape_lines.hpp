#pragma once

#include <string>
#include <string_view>

#include "services/session/session.hpp"

namespace rapport::services {

/// Lines of machine-readable output, safe for a terminal: if standard output is one, control and bidirectional
/// characters except tabs and line ends are shown visibly.
std::string escape_lines(Session& session, std::string_view text);

}  // namespace rapport::services
