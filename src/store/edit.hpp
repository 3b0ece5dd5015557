#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "store/derived.hpp"
#include "store/mapping.hpp"
#include "store/references.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Who writes, and when.
struct Author {
  std::string command;     ///< the name of the command and what it touched, never text from the user
  std::int64_t now = 0;    ///< seconds since 1970
  std::uint64_t seed = 0;  ///< for ids
};

/// What `forget` removes from the log.
struct LogRedaction {
  std::set<std::string> handles;  ///< handles to remove from the names of commands
  std::set<Id> gone;              ///< removed entries: everything about them goes
  std::set<Id> changed;           ///< remaining entries: only their present state is kept
  /// Returns a former text without the names. `is_there`: the entry still exists.
  std::function<std::string(std::string_view table, std::string_view field, const std::string& text, bool is_there)>
      scrubbed;
  /// Whether a text may contain the names.
  std::function<bool(const std::string& text)> may_find;
};

/// A change as stored in the log.
struct LoggedChange;

/// The only way to write. It takes the write lock before reading anything that a change may depend on, and makes
/// everything that is done one operation in the log. Rows, log and derived tables are committed together or not at all.
/// A change applies to what is stored at that moment, so nothing that was read earlier can be written back. Throws
/// Error{locked} if the lock cannot be had.
class Edit {
 public:
  Edit(Database& database, Author author);

  /// The id of the operation. Its clock is later than that of every earlier operation.
  Id operation() const { return operation_; }
  const Database& database() const { return database_; }
  /// This machine's name in the log.
  const std::string& device() const { return device_; }
  /// Sets the name of the operation in the log; the default is the author's.
  void call(std::string command) { author_.command = std::move(command); }

  /// Adds an entity. Gives it an id unless it has one.
  template <class Entity>
  Id add(Entity& entity) {
    if (!entity.id) entity.id = ids_.next(operation_.clock());
    insert(Entity::table, entity.id, Mapping<Entity>::cells(entity));
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

  /// Changes an entity: `how` receives the stored entity and changes its fields. Writes the fields that differ and
  /// returns the entity. Throws Error{not_found} if there is none with this id.
  template <class Entity, class How>
  Entity change(Id id, How&& how) {
    auto found = select<Entity>(statements_, "WHERE id=?", id);
    if (found.empty()) throw_gone(Entity::table, id);
    Entity& entity = found.front();
    const Cells before = Mapping<Entity>::cells(entity);
    how(entity);
    update(Entity::table, id, before, Mapping<Entity>::cells(entity));
    return std::move(entity);
  }

  template <class Entity>
  void remove(Id id) {
    erase(Entity::table, id);
  }
  /// Removes an entity and everything that belongs to it, and clears other references to it. Returns how many rows were
  /// removed.
  int remove_with_all(std::string_view table, Id id);

  /// Clears a dangling reference, or removes the row if its owner is gone. Returns whether there was still something to
  /// clear.
  bool repair(const Dangling& one);

  /// Undoes an operation: restores every field it changed. Throws Error{failure}, naming the later operation, if such a
  /// field has changed since or something refers to an entity that would be removed.
  void undo(Id target);

  /// The entities removed so far.
  const IdsByTable& gone() const { return gone_; }
  /// Whether nothing has changed so far.
  bool empty() const { return changes_ == 0; }
  int changes() const { return changes_; }

  /// Updates the derived tables, so that later reads see the state after the commit.
  void settle() { derived_.refresh(); }
  /// Makes the changes durable; an edit without changes leaves nothing behind. Throws Error{not_found} for a reference
  /// to something that does not exist, or a handle that two people would have.
  void commit();
  /// Does everything `commit` does except making the changes durable.
  void rehearse();
  /// Commits an operation without changes to entries, which marks that the whole file was replaced; used on a copy
  /// before it is put in place. Cannot be undone.
  void commit_as_mark();
  /// The commit of `forget`. Cannot be undone.
  void commit_redacted(const LogRedaction& traces);

 private:
  [[noreturn]] void throw_gone(std::string_view table, Id id);
  void insert(std::string_view table, Id id, const Cells& cells);
  void update(std::string_view table, Id id, const Cells& before, const Cells& after);
  void erase(std::string_view table, Id id);
  int clear_out(const Reference& reference, Id row, Id id);
  void log(std::string_view table, Id id, std::string_view before, std::string_view after);
  void note_written(std::string_view table, Id id, const Cells& cells);
  Cells stored(std::string_view table, Id id, const Cells& like);
  void take_back(Id target, const LoggedChange& change);
  std::optional<Dangling> first_dangling();
  void check_references();
  void check_handles();
  void write_operation();
  void commit_transaction();
  void mark_undone(Id target);
  void squash(Id id);
  void drop_from_log(Id id);
  void scrub_commands(const LogRedaction& traces);
  void scrub_log(const LogRedaction& traces);

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
  IdsByTable named_;                ///< ids that written rows refer to
  IdsByTable gone_;                 ///< removed entities
  std::unordered_set<Id> handled_;  ///< people whose handle was written
};

}  // namespace rapport::store
