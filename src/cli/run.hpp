#pragma once

#include "base/world.hpp"

namespace rapport::cli {

/// Runs one command line and returns the exit status. Never throws; errors are printed to `world.err`.
int run(World& world);

}  // namespace rapport::cli
