#pragma once

#include "base/world.hpp"

namespace rapport::cli {

/// Runs one command line in a world and returns the exit status. Nothing is thrown; errors are on `world.err`.
int run(World& world);

}  // namespace rapport::cli
