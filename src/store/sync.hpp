#pragma once

#include <optional>

#include "store/mapping.hpp"
#include "store/sqlite.hpp"

/// Two histories become one. Operations have ids that order them the same way everywhere (a Lamport clock first, then
/// random bits), and every change names the fields it set: a row is what its changes make of it in that order. So it
/// does not matter in which order histories arrive, nor how often.
namespace rapport::store {

/// An entity's row by its changes. A creation sets every field, a change those that it names, where there is a row to
/// be changed.
class ReplayedRow {
 public:
  /// `before` and `after` as the log holds them: empty where there was no row, or is none any more.
  void apply(const Cells& defaults, std::string_view before, std::string_view after, const Cells& after_cells);
  /// The row, if there is one.
  const std::optional<Cells>& row() const { return row_; }

 private:
  std::optional<Cells> row_;
};

/// Takes in the operations of another journal that this one does not have, and brings every row they touched to what
/// the log says. Commits. Returns how many came. What one journal has forgotten comes back from one that has not.
int merge_from(Database& database, const Database& other);

}  // namespace rapport::store
