#pragma once

#include <string_view>

#include "base/world.hpp"

namespace rapport::services {

/// Writes a diagnostic line, for `-v`. Lines contain ids, counts and paths, never text the user wrote.
void diagnose(Output& out, std::string_view line);

}  // namespace rapport::services
