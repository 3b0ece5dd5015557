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
  std::string command;     ///< the command's name and what it touched, never what the user wrote
  std::int64_t now = 0;    ///< seconds since 1970
  std::uint64_t seed = 0;  ///< for ids
};

/// What `forget` leaves nothing of in the log.
struct LogRedaction {
  std::set<std::string> handles;  ///< commands do not name them any more
  std::set<Id> gone;              ///< entries that were removed: nothing of them stays
  std::set<Id> changed;           ///< entries that stay: only their present state does
  /// A former text in a field of a table without the names; of an entry that is still there, or no longer.
  std::function<std::string(std::string_view table, std::string_view field, const std::string& text, bool is_there)>
      scrubbed;
  /// Whether there may be names in a text.
  std::function<bool(const std::string& text)> may_find;
};

/// A change as the log has it.
struct LoggedChange;

/// The one way to write. It takes the write lock before anything is read of which a change may depend, and makes of all
/// that is done with it one operation in the log. The rows, the log and the derived tables are committed together, or
/// nothing is. Nobody can write back what was read earlier: a change is made to what is stored at that moment.
/// Throws Error{busy} where the lock cannot be had.
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

  /// Changes an entity: `how` is handed what is stored, and changes fields of it. Writes those that differ and returns
  /// the entity as it is then. Throws Error{unknown} where there is none with that id.
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
  /// Removes an entity, and with it what belongs to it; what else names it is cleared of it. Returns how many rows
  /// went.
  int remove_with_all(std::string_view table, Id id);

  /// Clears a row of what it names though that is not there; whether there was still anything to clear. What belongs to
  /// nothing that is there goes.
  bool mend(const Dangling& one);

  /// Takes back an operation: a new one that puts every field it changed back to what it was. Throws Error{failure},
  /// naming the later operation, where such a field has changed since or something later refers to what would vanish.
  void undo(Id target);

  /// What was removed so far.
  const IdsByTable& gone() const { return gone_; }
  /// Whether nothing has been changed so far.
  bool empty() const { return changes_ == 0; }
  int changes() const { return changes_; }

  /// Brings the derived tables up to date, so that what is read from here on is as after the commit.
  void settle() { derived_.refresh(); }
  /// Makes all of it durable; an edit that changed nothing leaves nothing behind. Throws Error{unknown} where a row
  /// would name one that is not there, or two people would have one handle.
  void commit();
  /// Does all that `commit` does but for making it durable.
  void rehearse();
  /// Makes an operation durable that changed no entry: what is done to the file as a whole, in a copy that is not in
  /// its place yet. Cannot be undone.
  void commit_as_mark();
  /// The same as `commit`, for `forget`. Cannot be undone.
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
  IdsByTable named_;                ///< by what was written
  IdsByTable gone_;                 ///< what was removed
  std::unordered_set<Id> handled_;  ///< people whose handle was written
};

}  // namespace rapport::store
