#include <fmt/core.h>

#include "base/error.hpp"
#include "store/edit.hpp"
#include "store/history.hpp"

namespace rapport::store {
namespace {

/// Throws, naming the later command that touched one of these entities.
[[noreturn]] void refuse(const Database& database, Id target, Id entity, Id other = {}) {
  auto later = last_operation_on(database, entity, target);
  if (!later && other) later = last_operation_on(database, other, target);
  std::string reason = "cannot undo " + short_id(database, target) + ", because a later command depends on it";
  if (!later) throw Error(ErrorCode::failure, reason);
  const std::string name = short_id(database, later->id);
  throw Error(ErrorCode::failure, fmt::format("{}: {} ({})", reason, name, later->command), "rapport undo " + name);
}

/// The row a change must find in order to be undone: its fields after that change, and defaults elsewhere.
Cells whole(const Cells& defaults, const Cells& fields) {
  Cells row = defaults;
  for (const auto& field : fields) {
    for (auto& cell : row) {
      if (cell.first == field.first) cell.second = field.second;
    }
  }
  return row;
}

}  // namespace

struct LoggedChange {
  std::string table;
  Id id;
  Cells before;
  Cells after;
  bool created = false;
  bool removed = false;
};

void Edit::take_back(Id target, const LoggedChange& change) {
  const Cells& like = change.created || change.removed ? defaults(change.table) : change.after;
  const Cells now = stored(change.table, change.id, like);
  const Cells expected = change.removed ? Cells{} : change.created ? whole(like, change.after) : change.after;
  if (now != expected) refuse(database_, target, change.id);
  if (change.created) {
    erase(change.table, change.id);
  } else if (change.removed) {
    insert(change.table, change.id, whole(like, change.before));
    derived_.arrived(change.table, change.id);
  } else {
    update(change.table, change.id, now, change.before);
  }
}

/// Undoes one change after another, the last one first; an import may have a million.
void Edit::undo(Id target) {
  Statement rows = database_.prepare("SELECT entity,id,before,after FROM change WHERE operation=? ORDER BY seq DESC");
  rows.bind(1, target);
  while (rows.step()) {
    take_back(target, {.table = std::string(rows.text(0)),
                       .id = rows.id(1),
                       .before = from_json(statements_, rows.text(2)),
                       .after = from_json(statements_, rows.text(3)),
                       .created = rows.text(2).empty(),
                       .removed = rows.text(3).empty()});
  }
  settle();
  if (const auto found = first_dangling()) refuse(database_, target, found->row, found->missing);
  named_.clear();  // already checked; an import may have a million
  gone_.clear();
  undoes_ = target;
  mark_undone(target);
}

void Edit::mark_undone(Id target) {
  // Undoing an undo restores what it had undone, and so on down the chain.
  bool undone = true;
  for (Id id = target; id; undone = !undone) {
    statements_["UPDATE operation SET undone=? WHERE id=?"].bind(1, std::int64_t{undone}).bind(2, id).run();
    Statement& next = statements_["SELECT undoes FROM operation WHERE id=?"];
    id = next.bind(1, id).step() ? next.id(0) : Id{};
    next.reset();
  }
}

}  // namespace rapport::store
