#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"
#include "store/edit.hpp"
#include "store/history.hpp"

namespace rapport::store {
namespace {

/// The columns of a table that name other entities, one each or several.
struct References {
  std::vector<std::string> single;
  std::vector<std::string> lists;
};

template <class Entity>
References references_of() {
  References found;
  Entity nothing;
  Entity::fields(nothing, [&](std::string_view name, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    // snoozed_by names an operation, and operations stay.
    if constexpr (std::is_same_v<Field, Id>) {
      if (name != "snoozed_by") found.single.emplace_back(name);
    }
    if constexpr (std::is_same_v<Field, model::Ids>) found.lists.emplace_back(name);
  });
  return found;
}

/// The ids that the row at hand refers to; its columns are those of `references`, from `first` on.
std::vector<Id> referred(const Statement& row, const References& references, int first) {
  std::vector<Id> ids;
  for (const auto& column : references.single) {
    ids.push_back(row.id(first++));
    static_cast<void>(column);
  }
  for (const auto& column : references.lists) {
    for (const Id id : from_column<model::Ids>(row, first)) ids.push_back(id);
    ++first;
    static_cast<void>(column);
  }
  std::erase(ids, Id{});
  return ids;
}

std::string select_references(std::string_view table, const References& references) {
  std::string sql = "SELECT id";
  for (const auto* columns : {&references.single, &references.lists}) {
    for (const auto& column : *columns) sql.append(",").append(column);
  }
  return sql.append(" FROM ").append(table);
}

bool present(Statements& statements, Id id) {
  for (const char* sql : {"SELECT 1 FROM person WHERE id=?", "SELECT 1 FROM interaction WHERE id=?",
                          "SELECT 1 FROM fact WHERE id=?", "SELECT 1 FROM conflict WHERE id=?"}) {
    Statement& found = statements[sql];
    const bool is_there = found.bind(1, id).step();
    found.reset();
    if (is_there) return true;
  }
  return false;
}

[[noreturn]] void refuse(const Database& database, Id target, Id entity) {
  const auto later = last_touch(database, entity, target);
  std::string reason = "undoing " + short_id(database, target) + " would disturb what came after it";
  if (!later) throw Error(Fault::failure, reason);
  const std::string name = short_id(database, later->id);
  throw Error(Fault::failure, reason + ": " + name + " (" + later->command + ")", "rapport undo " + name);
}

/// What a row must hold for a change to be taken back: its fields after that change, the rest as by default.
Cells whole(const Cells& defaults, const Cells& fields) {
  Cells row = defaults;
  for (const auto& field : fields) {
    for (auto& cell : row) {
      if (cell.first == field.first) cell.second = field.second;
    }
  }
  return row;
}

struct Change {
  std::string table;
  Id id;
  Cells before;
  Cells after;
  bool created = false;
  bool removed = false;
};

std::vector<Change> changes_of(const Database& database, Id operation) {
  Statements statements(database);
  Statement rows = database.prepare("SELECT entity,id,before,after FROM change WHERE operation=? ORDER BY seq DESC");
  rows.bind(1, operation);
  std::vector<Change> changes;
  while (rows.step()) {
    changes.push_back({.table = std::string(rows.text(0)),
                       .id = rows.id(1),
                       .before = from_json(statements, rows.text(2)),
                       .after = from_json(statements, rows.text(3)),
                       .created = rows.text(2).empty(),
                       .removed = rows.text(3).empty()});
  }
  return changes;
}

/// Refuses where a row that stays refers to one of those that are gone.
void check_nobody_misses(const Database& database, Id target, const std::unordered_set<Id>& gone) {
  if (gone.empty()) return;
  model::each_entity([&]<class Entity>() {
    // Interactions name people only, and there may be a million of them: the derived table is asked below.
    if constexpr (!std::is_same_v<Entity, model::Interaction>) {
      const References references = references_of<Entity>();
      Statement rows = database.prepare(select_references(Entity::table, references));
      while (rows.step()) {
        for (const Id id : referred(rows, references, 1)) {
          if (gone.contains(id)) refuse(database, target, rows.id(0));
        }
      }
    }
  });
  Statement talks = database.prepare("SELECT interaction FROM participant WHERE person=? LIMIT 1");
  for (const Id id : gone) {
    if (talks.bind(1, id).step()) refuse(database, target, talks.id(0));
  }
}

/// Refuses where a row that came back refers to one that is no longer there.
void check_everything_is_there(const Database& database, Statements& statements, Id target,
                               const std::vector<Change>& changes) {
  model::each_entity([&]<class Entity>() {
    const References references = references_of<Entity>();
    const std::string sql = select_references(Entity::table, references) + " WHERE id=?";
    for (const Change& change : changes) {
      if (change.table != Entity::table) continue;
      Statement& row = statements[sql];
      if (!row.bind(1, change.id).step()) continue;
      const auto ids = referred(row, references, 1);
      row.reset();
      for (const Id id : ids) {
        if (!present(statements, id)) refuse(database, target, id);
      }
    }
  });
}

}  // namespace

void Edit::undo(Id target) {
  const auto changes = changes_of(database_, target);
  std::unordered_set<Id> gone;
  for (const Change& change : changes) {
    const Cells& like = change.created || change.removed ? defaults(change.table) : change.after;
    const Cells now = stored(change.table, change.id, like);
    const Cells expected = change.removed ? Cells{} : change.created ? whole(like, change.after) : change.after;
    if (now != expected) refuse(database_, target, change.id);
    if (change.created) {
      erase(change.table, change.id);
      gone.insert(change.id);
    } else if (change.removed) {
      insert(change.table, change.id, whole(like, change.before));
      derived_.arrived(change.table, change.id);
      gone.erase(change.id);
    } else {
      update(change.table, change.id, change.before);
    }
  }
  settle();
  check_nobody_misses(database_, target, gone);
  check_everything_is_there(database_, statements_, target, changes);
  undoes_ = target;
  mark_undone(target);
}

void Edit::mark_undone(Id target) {
  // Undoing an undo brings back what that one had taken away, and so on down the chain.
  bool undone = true;
  for (Id id = target; id; undone = !undone) {
    statements_["UPDATE operation SET undone=? WHERE id=?"].bind(1, std::int64_t{undone}).bind(2, id).run();
    Statement& next = statements_["SELECT undoes FROM operation WHERE id=?"];
    id = next.bind(1, id).step() ? next.id(0) : Id{};
    next.reset();
  }
}

}  // namespace rapport::store
