#pragma once

#include <string>
#include <string_view>

#include "store/sqlite.hpp"

namespace rapport::store {

/// The name of the machine that made a journal, safe for use in a path.
std::string device_of(const Database& database);
/// Letters and digits of a name that may have been tampered with.
std::string as_device(std::string_view given);

}  // namespace rapport::store
