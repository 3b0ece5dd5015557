#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "store/mapping.hpp"

/// Which rows name which. All of it is made from the types of the entities' fields (model/reference.hpp).
namespace rapport::store {

/// A column by which the rows of one table name rows of another.
struct Reference {
  /// What becomes of the naming row when the named one goes: the column is cleared; the row goes too; the id is taken
  /// out of the list, and the row goes with the last id of all its lists.
  enum class Form { cleared, owner, list };

  std::string_view table;
  std::string_view column;
  std::string_view target;
  Form form;
};

/// Those of all tables, in the order of the entities.
const std::vector<Reference>& references();
/// Those of the rows of one table.
const std::vector<Reference>& references_of(std::string_view table);
/// Those that lead to a table.
std::vector<Reference> references_to(std::string_view target);

/// The table of that name as the entities spell it, which lasts. Throws Error{failure} where no entity has it.
std::string_view entity_table(std::string_view table);

/// The ids that a column holds, without 0.
model::Ids named_ids(const Value& value, Reference::Form form);

using IdsByTable = std::map<std::string_view, std::unordered_set<Id>>;

/// A row that names another one that is not there.
struct Dangling {
  Reference reference;
  Id row;
  Id missing;
};

/// `person 7k3...`, in full.
std::string entry_name(std::string_view table, Id id);

/// Whether there is a row with that id in a table of entities.
bool is_there(Statements& statements, std::string_view table, Id id);

/// The rows that name an id by one column.
model::Ids rows_naming(Statements& statements, const Reference& reference, Id id);

/// Those of these ids that are not in their table.
IdsByTable missing_of(Statements& statements, const IdsByTable& named);

/// The first row that names one of these, which are gone. Reads no more than the tables that can, each once.
std::optional<Dangling> first_naming(Statements& statements, const IdsByTable& gone);

/// All rows that name what is not there, `most` of them at the most. Reads every table once.
std::vector<Dangling> dangling(const Database& database, std::size_t most);

}  // namespace rapport::store
