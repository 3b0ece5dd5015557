#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"
#include "store/edit.hpp"

namespace rapport::store {

/// An entry that may mention the person.
struct PossibleMention {
  std::string table;  ///< such as `fact`
  Id id;
};

/// The result of forgetting.
struct Forgotten {
  int removed = 0;  ///< removed entries
  int changed = 0;  ///< shared entries in which the name was replaced by `someone`
  /// Entries of others that contain a first name or nickname alone. It may be somebody else's, so it stays.
  std::vector<PossibleMention> possible_mentions;
};

/// Removes a person and every trace of them: their entries, their names in the texts of others, and both in the log, so
/// that no undo brings them back. Covers every name they ever had and everybody who was merged into them. The person
/// may be known only from the log. Entries that remain keep only their present state in the log; commands that lose a
/// change can no longer be undone. Commits.
Forgotten forget(Edit& edit, Id person);

/// The same without the commit: what it would do.
Forgotten rehearse_forget(Edit& edit, Id person);

/// To be called afterwards: deletes the search index and rewrites the file, so that no byte is left. Throws
/// Error{failure} if that fails; deleted content has been overwritten with zeros even then.
void purge_deleted(const Database& database);

}  // namespace rapport::store
