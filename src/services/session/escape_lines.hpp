#pragma once

#include <string>
#include <string_view>

#include "services/session/session.hpp"

namespace rapport::services {

/// Whole lines of a form for programs as they may be sent to standard output: where that is a terminal, control and
/// bidirectional characters are shown visibly, but for tabs and the ends of lines.
std::string escape_lines(Session& session, std::string_view text);

}  // namespace rapport::services
