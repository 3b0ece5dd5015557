#pragma once

#include <string_view>

#include "base/world.hpp"

namespace rapport::services {

/// Writes a diagnostic line, as asked for by `-v`. PageWriter carry ids, counts and paths, never what a user wrote.
void diagnose(Output& out, std::string_view line);

}  // namespace rapport::services
