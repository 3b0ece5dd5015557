#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// Entities as rows. A field is a column of the same name; what is not known is empty or 0, never NULL; lists are
/// texts with a space between their items.
namespace rapport::store {

Value to_value(bool field);
Value to_value(std::int64_t field);
Value to_value(const std::string& field);
Value to_value(Day field);
Value to_value(const std::optional<Day>& field);
Value to_value(Id field);
Value to_value(const model::Ids& field);
Value to_value(const model::Words& field);
Value to_value(const model::PartialDate& field);
Value to_value(Vocabulary auto field) { return std::string(rapport::to_text(field)); }

/// The field that a column holds. Throws Error{failure} where the column holds what no field could have written.
template <class Field>
Field from_column(const Statement& row, int column);
/// A word that a vocabulary does not have, as an older rapport may have let in, is read as what holds where nothing is
/// said; `rapport doctor` names the entry.
template <Vocabulary Field>
Field from_column(const Statement& row, int column) {
  return parse<Field>(row.text(column)).value_or(Field{});
}

/// A column's name and what is in it.
using Cells = std::vector<std::pair<std::string, Value>>;

/// The rows of one kind of entity; compiled once for each kind, in mapping.cpp.
template <class Entity>
struct Mapping {
  static Cells cells(const Entity& entity);
  /// `SELECT id,a,b,c FROM table`
  static std::string select_clause();
  /// The entity in a row of such a SELECT. Throws Error{failure} if a column holds what no field could have written.
  static Entity from_row(const Statement& row);
  /// The entities in all rows of such a SELECT, whose parameters are bound.
  static std::vector<Entity> from_rows(Statement& statement);
};

/// The entities in the rows of a statement made of `select_clause`, given its parameters.
template <class Entity, class... Parameters>
std::vector<Entity> rows_of(Statement& statement, const Parameters&... parameters) {
  int number = 0;
  (statement.bind(++number, parameters), ...);
  return Mapping<Entity>::from_rows(statement);
}

/// The entities for which a condition holds; `tail` is what follows the SELECT, with one `?` for each parameter.
template <class Entity, class... Parameters>
std::vector<Entity> select(const Database& database, std::string_view tail, const Parameters&... parameters) {
  Statement statement = database.prepare(Mapping<Entity>::select_clause().append(" ").append(tail));
  return rows_of<Entity>(statement, parameters...);
}

/// The same by a statement that is prepared once, for what is asked again and again.
template <class Entity, class... Parameters>
std::vector<Entity> select(Statements& statements, const std::string& tail, const Parameters&... parameters) {
  return rows_of<Entity>(statements[Mapping<Entity>::select_clause() + " " + tail], parameters...);
}

/// The entity of an id; `source` is a Database or Statements.
template <class Entity, class Source>
std::optional<Entity> find(Source& source, Id id) {
  auto found = select<Entity>(source, "WHERE id=?", id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

/// Whether two statements of the same columns stand at rows with the same texts.
bool rows_are_equal(const Statement& left, const Statement& right);

/// Writes a new row.
void insert_row(Statements& statements, std::string_view table, Id id, const Cells& cells);

/// What the columns of an entity's table hold when nobody has said anything. Throws Error{failure} where no entity has
/// such a table.
const Cells& defaults(std::string_view table);

/// Those of `cells` whose values differ from the ones of the same place in `others`.
Cells differing(const Cells& cells, const Cells& others);

/// Cells as a JSON object, for the log.
std::string to_json(const Cells& cells);
/// Such an object read back (SQLite's JSON functions do the reading); no cells where there is no object.
Cells from_json(Statements& statements, std::string_view json);

}  // namespace rapport::store
