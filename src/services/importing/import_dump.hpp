#pragma once

#include <vector>

#include "base/world.hpp"
#include "services/importing/intake.hpp"

namespace rapport::services {

/// Brings in a dump of rapport's own, in which entities have ids. What is lacking in the journal is filled in; with
/// `update`, what differs is as in the file.
std::vector<Record> take_dump(Input in, store::Edit& edit, bool update);

}  // namespace rapport::services
