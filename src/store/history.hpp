#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/id.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// The name of the operation by which a migration replaced invalid words.
constexpr std::string_view upgrade_command = "upgrade";

/// A command that changed something.
struct Operation {
  Id id;
  std::int64_t at = 0;  ///< seconds since 1970
  std::string command;
  int changes = 0;  ///< rows it touched; filled in only by `history`
  Id undoes;        ///< the operation it undid, if any
  bool undone = false;
  bool can_be_undone = true;  ///< false if `forget` removed what it did
};

/// The newest operations first; `limit` 0 is all of them.
std::vector<Operation> history(const Database& database, int limit);

/// Whether two journals may be copies of one: they start with the same command, or one has none.
bool have_common_history(const Database& one, const Database& other);

/// The operation with this id.
std::optional<Operation> find_operation(const Database& database, Id id);

/// The operation that `undo` without an argument undoes: the newest one that is neither an undo nor undone. Undoing it
/// may not be possible.
std::optional<Operation> newest_to_undo(const Database& database);

/// The day (UTC) of the newest command.
Day last_written(const Database& database);

/// The newest operation after `after` that touched an entity and has not been undone.
std::optional<Operation> last_operation_on(const Database& database, Id entity, Id after);

/// The people that the newest import, if not undone, added or changed.
std::unordered_set<Id> people_of_last_import(const Database& database);

/// The operations whose ids start with the prefix.
std::vector<Operation> operations(const Database& database, const IdPrefix& prefix);

/// Where an id was found.
struct Entry {
  std::string table;  ///< such as `interaction`
  Id id;
};

/// The existing entries whose ids start with the prefix; people are not included.
std::vector<Entry> entries(const Database& database, const IdPrefix& prefix);

/// The shortest prefix of an id, of at least three digits, that no other entry or operation has ever had.
std::string short_id(const Database& database, Id id);

/// The same for many ids. If there are very many, reads all ids once instead of looking up each.
class ShortIds {
 public:
  explicit ShortIds(const Database& database) : database_(database), statements_(database) {}
  std::string of(Id id);

 private:
  const Database& database_;
  Statements statements_;
  std::size_t many_ = std::numeric_limits<std::size_t>::max();  ///< above this number, all ids are read
  std::size_t asked_ = 0;
  std::vector<Id> all_;  ///< sorted by digits, once they have been read

  void read_all();
  std::string among_all(Id id) const;
};

}  // namespace rapport::store
