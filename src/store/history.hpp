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

/// In the log, what brought a journal up to date and had to put words right that a vocabulary does not have.
constexpr std::string_view upgrade_command = "upgrade";

/// A command that changed something.
struct Operation {
  Id id;
  std::int64_t at = 0;  ///< seconds since 1970
  std::string command;
  int changes = 0;  ///< rows it touched; filled in by `history` only
  Id undoes;        ///< the operation it took back, if any
  bool undone = false;
  bool can_be_undone = true;  ///< false where `forget` took away what it did
};

/// The newest operations first; `limit` 0 is all of them.
std::vector<Operation> history(const Database& database, int limit);

/// Whether two journals may be one that was copied: they begin with the same command, or one has none.
bool have_common_history(const Database& one, const Database& other);

/// The operation with this id.
std::optional<Operation> find_operation(const Database& database, Id id);

/// What `undo` alone takes back: the newest operation that is neither an undo nor undone. It may be one that cannot be.
std::optional<Operation> newest_to_undo(const Database& database);

/// The day (UTC) of the newest command.
Day last_written(const Database& database);

/// The newest operation after `after` that touched an entity and still holds.
std::optional<Operation> last_operation_on(const Database& database, Id entity, Id after);

/// The people whom the newest import that still holds brought, or whose entries it added to.
std::unordered_set<Id> people_of_last_import(const Database& database);

/// The operations whose ids begin so.
std::vector<Operation> operations(const Database& database, const IdPrefix& prefix);

/// Where an entity's id was found.
struct Entry {
  std::string table;  ///< as `interaction`
  Id id;
};

/// The entries that are there and whose ids begin so; people are no entries.
std::vector<Entry> entries(const Database& database, const IdPrefix& prefix);

/// The shortest beginning of an id, of three digits at least, that no other entry or operation ever had.
std::string short_id(const Database& database, Id id);

/// The same for many. Where very many are asked for, all ids are read once instead of being looked up one by one.
class ShortIds {
 public:
  explicit ShortIds(const Database& database) : database_(database), statements_(database) {}
  std::string of(Id id);

 private:
  const Database& database_;
  Statements statements_;
  std::size_t many_ = std::numeric_limits<std::size_t>::max();  ///< from so many on they are read
  std::size_t asked_ = 0;
  std::vector<Id> all_;  ///< by their digits, once they have been read

  void read_all();
  std::string among_all(Id id) const;
};

}  // namespace rapport::store
