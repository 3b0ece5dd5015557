#pragma once

#include <optional>

#include "store/mapping.hpp"
#include "store/sqlite.hpp"

/// Merges two histories. Ids order operations the same way everywhere (a Lamport clock, then random bits), and every
/// change names the fields it set; a row is the result of its changes in that order. The order of arrival and repeated
/// arrival therefore do not matter.
namespace rapport::store {

/// Replays the changes of an entity. A creation sets every field; a change sets the fields it names, if the row exists.
class ReplayedRow {
 public:
  /// `before` and `after` as in the log: empty if there was no row, or is none any more.
  void apply(const Cells& defaults, std::string_view before, std::string_view after, const Cells& after_cells);
  /// The row, if there is one.
  const std::optional<Cells>& row() const { return row_; }

 private:
  std::optional<Cells> row_;
};

/// Copies the operations of another journal that this one lacks, and updates every row they touched. Commits. Returns
/// the number of operations. What one journal has forgotten comes back from one that has not.
int merge_from(Database& database, const Database& other);

}  // namespace rapport::store
