#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// Entities as rows. Each field is a column of the same name. Unknown values are empty or 0, never NULL; lists are
/// texts with a space between items.
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

/// The field in a column. Throws Error{failure} for a value that no field could have written.
template <class Field>
Field from_column(const Statement& row, int column);
/// A word outside the vocabulary, which early versions accepted, reads as the default; `rapport doctor` names the
/// entry.
template <Vocabulary Field>
Field from_column(const Statement& row, int column) {
  return parse<Field>(row.text(column)).value_or(Field{});
}

/// A column's name and its value.
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

/// The entities in the rows of a statement that starts with `select_clause`, given its parameters.
template <class Entity, class... Parameters>
std::vector<Entity> rows_of(Statement& statement, const Parameters&... parameters) {
  int number = 0;
  (statement.bind(++number, parameters), ...);
  return Mapping<Entity>::from_rows(statement);
}

/// The entities that match a condition. `tail` follows the SELECT and has one `?` for each parameter.
template <class Entity, class... Parameters>
std::vector<Entity> select(const Database& database, std::string_view tail, const Parameters&... parameters) {
  Statement statement = database.prepare(Mapping<Entity>::select_clause().append(" ").append(tail));
  return rows_of<Entity>(statement, parameters...);
}

/// The same with a prepared statement, for repeated calls.
template <class Entity, class... Parameters>
std::vector<Entity> select(Statements& statements, const std::string& tail, const Parameters&... parameters) {
  return rows_of<Entity>(statements[Mapping<Entity>::select_clause() + " " + tail], parameters...);
}

/// The entity with an id. `source` is a Database or Statements.
template <class Entity, class Source>
std::optional<Entity> find(Source& source, Id id) {
  auto found = select<Entity>(source, "WHERE id=?", id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

/// Whether the current rows of two statements with the same columns are equal.
bool rows_are_equal(const Statement& left, const Statement& right);

/// Inserts a row.
void insert_row(Statements& statements, std::string_view table, Id id, const Cells& cells);

/// The values of a new row's columns. Throws Error{failure} if no entity has this table.
const Cells& defaults(std::string_view table);

/// The cells that differ from those at the same position in `others`.
Cells differing(const Cells& cells, const Cells& others);

/// Cells as a JSON object, for the log.
std::string to_json(const Cells& cells);
/// Reads such an object with SQLite's JSON functions; no cells if there is no object.
Cells from_json(Statements& statements, std::string_view json);

}  // namespace rapport::store
