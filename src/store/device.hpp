#pragma once

#include <string>
#include <string_view>

#include "store/sqlite.hpp"

namespace rapport::store {

/// The name of the machine that made a journal, as it may stand in a path.
std::string device_of(const Database& database);
/// Of what somebody may have put there, letters and digits only.
std::string as_device(std::string_view given);

}  // namespace rapport::store
