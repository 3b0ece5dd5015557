#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"
#include "store/edit.hpp"

namespace rapport::store {

/// An entry that may be about somebody.
struct PossibleMention {
  std::string table;  ///< as `fact`
  Id id;
};

/// What forgetting did.
struct Forgotten {
  int removed = 0;  ///< entries that are gone
  int changed = 0;  ///< entries that others share, in which the name reads `someone` now
  /// Entries of others in which a given name or nickname stands alone: it may be somebody else's, and stays.
  std::vector<PossibleMention> possible_mentions;
};

/// Removes a person and every trace of them: their entries, their names in the texts of others, and both from the log,
/// so that no undo brings them back; under every name they ever had, and with all who were merged into them. The person
/// may be one whom only the log still knows. Of the log of an entry that stays only its present state is left; commands
/// that lost a change so can no longer be undone. Commits.
Forgotten forget(Edit& edit, Id person);

/// The same but for the commit: what it would do.
Forgotten rehearse_forget(Edit& edit, Id person);

/// What is to follow: takes the search index away and writes the file anew, so that no byte is left behind. Throws
/// Error{failure} where that cannot be done; what was deleted is overwritten with zeros all the same.
void purge_deleted(const Database& database);

}  // namespace rapport::store
