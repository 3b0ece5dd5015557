#include "store/sync.hpp"

#include <set>
#include <string>
#include <utility>

#include "store/derived.hpp"

namespace rapport::store {
namespace {

using Touched = std::set<std::pair<std::string, Id>>;

void copy_rows(Statement& from, Statement& to) {
  while (from.step()) {
    for (int column = 0; column < from.columns(); ++column) to.bind(column + 1, from.value(column));
    to.run();
  }
}

/// Copies an operation with its changes, and notes what they touch.
void copy_operation(Statements& ours, Statements& theirs, Id id, Touched& touched) {
  copy_rows(theirs["SELECT*FROM operation WHERE id=?"].bind(1, id), ours["INSERT INTO operation VALUES(?,?,?,?,?,?)"]);
  copy_rows(theirs["SELECT*FROM change WHERE operation=?"].bind(1, id), ours["INSERT INTO change VALUES(?,?,?,?,?,?)"]);
  Statement& changes = theirs["SELECT entity,id FROM change WHERE operation=?"];
  changes.bind(1, id);
  while (changes.step()) touched.emplace(changes.text(0), changes.id(1));
}

std::optional<Cells> row_by_log(Statements& statements, const std::string& table, Id id) {
  ReplayedRow replayed;
  // Uses the index on random bits to find all changes of an entity.
  Statement& changes = statements
      ["SELECT before,after FROM change WHERE id&1073741823=?1&1073741823 AND id=?1 AND entity=?2 "
       "ORDER BY operation,seq"];
  changes.bind(1, id).bind(2, table);
  while (changes.step()) {
    const std::string after(changes.text(1));
    replayed.apply(defaults(table), changes.text(0), after, from_json(statements, after));
  }
  return replayed.row();
}

/// Brings a row to the state that the log gives it.
void settle(Statements& statements, Derived& derived, const std::string& table, Id id) {
  const auto row = row_by_log(statements, table, id);
  derived.leaving(table, id);
  statements["DELETE FROM " + table + " WHERE id=?"].bind(1, id).run();
  if (!row) return;
  insert_row(statements, table, id, *row);
  derived.arrived(table, id);
}

/// Computes which operations are undone, from the newest to the oldest, because an undo can itself be undone.
void settle_undone(Statements& statements) {
  Statement& undoings = statements["SELECT id,undoes FROM operation WHERE undoes<>0 ORDER BY id DESC"];
  std::set<Id> targets;
  std::set<Id> undone;
  while (undoings.step()) {
    targets.insert(undoings.id(1));
    if (!undone.contains(undoings.id(0))) undone.insert(undoings.id(1));
  }
  for (const Id id : targets)
    statements["UPDATE operation SET undone=? WHERE id=?"].bind(1, std::int64_t{undone.contains(id)}).bind(2, id).run();
}

}  // namespace

void ReplayedRow::apply(const Cells& defaults, std::string_view before, std::string_view after,
                        const Cells& after_cells) {
  if (after.empty()) return row_.reset();
  if (before.empty()) row_ = defaults;
  if (!row_) return;
  for (const auto& [name, value] : after_cells) {
    for (auto& cell : *row_) {
      if (cell.first == name) cell.second = value;
    }
  }
}

int merge_from(Database& database, const Database& other) {
  Transaction transaction(database, Access::write);
  Statements ours(database);
  Statements theirs(other);
  Derived derived(database);
  Touched touched;
  int taken = 0;
  Statement ids = other.prepare("SELECT id FROM operation ORDER BY id");
  while (ids.step()) {
    Statement& known = ours["SELECT 1 FROM operation WHERE id=?"];
    const bool is_known = known.bind(1, ids.id(0)).step();
    known.reset();
    if (is_known) continue;
    copy_operation(ours, theirs, ids.id(0), touched);
    ++taken;
  }
  for (const auto& [table, id] : touched) settle(ours, derived, table, id);
  settle_undone(ours);
  derived.refresh();
  transaction.commit();
  return taken;
}

}  // namespace rapport::store
