#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "store/mapping.hpp"

/// References between rows, derived from the types of the entities' fields (model/reference.hpp).
namespace rapport::store {

/// A column by which the rows of one table refer to rows of another.
struct Reference {
  /// What happens to the referring row when the target is removed. cleared: the column is cleared. owner: the row is
  /// removed too. list: the id is removed from the list, and the row when all its lists are empty.
  enum class Form { cleared, owner, list };

  std::string_view table;
  std::string_view column;
  std::string_view target;
  Form form;
};

/// The references of all tables, in the order of the entities.
const std::vector<Reference>& references();
/// The references of one table.
const std::vector<Reference>& references_of(std::string_view table);
/// The references to a table.
std::vector<Reference> references_to(std::string_view target);

/// The table's name as its entity spells it, which has static lifetime. Throws Error{failure} if no entity has this
/// table.
std::string_view entity_table(std::string_view table);

/// The ids in a column, without 0.
model::Ids named_ids(const Value& value, Reference::Form form);

using IdsByTable = std::map<std::string_view, std::unordered_set<Id>>;

/// A row that refers to a row that does not exist.
struct Dangling {
  Reference reference;
  Id row;
  Id missing;
};

/// `person 7k3...`, with the full id.
std::string entry_name(std::string_view table, Id id);

/// Whether a row with this id exists in an entity table.
bool is_there(Statements& statements, std::string_view table, Id id);

/// The rows that refer to an id through one column.
model::Ids rows_naming(Statements& statements, const Reference& reference, Id id);

/// Those of these ids that do not exist in their tables.
IdsByTable missing_of(Statements& statements, const IdsByTable& named);

/// The first row that refers to one of these removed rows. Reads only the tables that can, each once.
std::optional<Dangling> first_naming(Statements& statements, const IdsByTable& gone);

/// All dangling references, at most `most`. Reads every table once.
std::vector<Dangling> dangling(const Database& database, std::size_t most);

}  // namespace rapport::store
