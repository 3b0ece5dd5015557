#pragma once

#include <string>

#include "model/entities.hpp"
#include "store/edit.hpp"

namespace rapport::store {

/// What forgetting did.
struct Forgotten {
  int removed = 0;  ///< entries that are gone
  int changed = 0;  ///< entries that others share, in which the name reads `someone` now
};

/// Removes a person and every trace of them: their entries, their names in the texts of others, and both from the log,
/// so that no undo brings them back. Of the log of an entry that stays only its present state is left; commands that
/// lost a change so can no longer be undone. Commits, and then rewrites the file, so that no byte is left behind.
Forgotten forget(Database& database, Author author, const model::Person& person);

}  // namespace rapport::store
