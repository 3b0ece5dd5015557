#pragma once

#include <vector>

#include "base/world.hpp"
#include "services/importing/importer.hpp"

namespace rapport::services {

/// Brings in a dump of rapport's own, in which entities have ids. What is lacking in the journal is filled in; with
/// `update`, what differs is as in the file.
std::vector<Record> import_dump(Input in, store::Edit& edit, bool update);

}  // namespace rapport::services
