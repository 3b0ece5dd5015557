#pragma once

#include <vector>

#include "base/world.hpp"
#include "services/importing/importer.hpp"

namespace rapport::services {

/// Imports a dump, in which entities have ids. Empty fields in the journal are filled in; with `update`, different
/// fields are replaced by those in the file.
std::vector<Record> import_dump(Input in, store::Edit& edit, bool update);

}  // namespace rapport::services
