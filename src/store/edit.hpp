#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "store/derived.hpp"
#include "store/rows.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Who writes, and when.
struct Author {
  std::string command;     ///< the command's name and what it touched, never what the user wrote
  std::int64_t now = 0;    ///< seconds since 1970
  std::uint64_t seed = 0;  ///< for ids
};

/// What `forget` leaves nothing of in the log.
struct Traces {
  Id person;
  std::string handle;    ///< commands do not name it any more
  std::set<Id> gone;     ///< entries that were removed: nothing of them stays
  std::set<Id> changed;  ///< entries that were changed: only their present state stays
  /// A text in a field of a table without the names, as entries that stay have it.
  std::function<std::string(std::string_view table, std::string_view field, std::string text)> scrubbed;
};

/// The one way to write: takes the write lock, and makes of all that is done with it one operation in the log. The
/// rows, the log and the derived tables are committed together, or nothing is. Throws Error{busy} where the lock cannot
/// be had.
class Edit {
 public:
  Edit(Database& database, Author author);

  /// The operation's id; its clock is later than that of every operation before it.
  Id operation() const { return operation_; }
  const Database& database() const { return database_; }
  /// This machine's name in the log.
  const std::string& device() const { return device_; }
  /// Names the operation in the log; until then it bears the author's words.
  void call(std::string command) { author_.command = std::move(command); }

  /// Adds an entity and gives it an id, unless it brings one along.
  template <class Entity>
  Id add(Entity& entity) {
    if (!entity.id) entity.id = ids_.next(operation_.clock());
    insert(Entity::table, entity.id, cells(entity));
    if constexpr (std::is_same_v<Entity, model::Interaction> || std::is_same_v<Entity, model::Detail>) {
      derived_.arrived(entity);
    } else {
      derived_.arrived(Entity::table, entity.id);
    }
    return entity.id;
  }
  template <class Entity>
  Id add(Entity&& entity) {
    return add(entity);
  }

  /// Writes the fields that differ from what is stored; says whether any did. The entity must exist.
  template <class Entity>
  bool change(const Entity& entity) {
    return update(Entity::table, entity.id, cells(entity));
  }

  template <class Entity>
  void remove(Id id) {
    erase(Entity::table, id);
  }

  /// Takes back an operation: a new one that puts every field it changed back to what it was. Throws Error{failure},
  /// naming the later operation, where such a field has changed since or something later refers to what would vanish.
  void undo(Id target);

  /// Whether nothing has been changed so far.
  bool empty() const { return changes_ == 0; }
  int changes() const { return changes_; }

  /// Brings the derived tables up to date, so that what is read from here on is as after the commit.
  void settle() { derived_.refresh(); }
  /// Makes all of it durable; an edit that changed nothing leaves nothing behind.
  void commit();
  /// Makes an operation durable that changed no entry: what is done to the file as a whole, in a copy that is not in
  /// its place yet. Cannot be undone.
  void commit_as_mark();
  /// The same as `commit`, for `forget`. Cannot be undone.
  void commit_without_trace(const Traces& traces);

 private:
  void insert(std::string_view table, Id id, const Cells& cells);
  bool update(std::string_view table, Id id, const Cells& cells);
  void erase(std::string_view table, Id id);
  void log(std::string_view table, Id id, std::string_view before, std::string_view after);
  Cells stored(std::string_view table, Id id, const Cells& like);
  void write_operation();
  void commit_transaction();
  void mark_undone(Id target);
  void squash(Id id);
  void drop_from_log(Id id);
  void scrub_log(const Traces& traces);

  Database& database_;
  Transaction transaction_;
  Author author_;
  IdSource ids_;
  Statements statements_;
  Derived derived_;
  std::string device_;
  Id operation_;
  Id undoes_;
  int changes_ = 0;
};

}  // namespace rapport::store
