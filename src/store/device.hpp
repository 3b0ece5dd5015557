#pragma once

#include <string>

#include "store/sqlite.hpp"

namespace rapport::store {

/// The name of the machine that made a journal, as it may stand in a path: of what somebody else put there, letters
/// and digits only.
std::string device_of(const Database& database);

}  // namespace rapport::store
