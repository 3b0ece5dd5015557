#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/listing.hpp"

/// Listings as data. The row of a listing is a struct that declares its columns once:
///
///     struct TagRow {
///       std::string tag;
///       int people = 0;
///
///       static std::vector<Column<TagRow>> columns() {
///         return {{"tag", [](auto& row) -> Cell { return row.tag; }},
///                 {"people", [](auto& row) -> Cell { return row.people; }}};
///       }
///     };
///
/// Table, CSV, TSV and JSON, `--columns`, help and reference are derived from it.
namespace rapport::services {

/// A column: its key, which is also its heading, and a function that returns the cell of a row. A value with an older
/// key is listed under both, because keys are only ever added.
template <class Source>
struct Column {
  std::string_view key;
  Cell (*cell)(const Source& row);
};

/// The keys of one or more row types, in order.
template <class... Sources>
std::vector<std::string> keys() {
  std::vector<std::string> keys;
  const auto add = [&keys](const auto& columns) {
    for (const auto& column : columns) keys.emplace_back(column.key);
  };
  (add(Sources::columns()), ...);
  return keys;
}

/// One or more rows as one object.
template <class... Sources>
Fields fields(const Sources&... rows) {
  Fields fields;
  const auto add = [&fields]<class Source>(const Source& row) {
    for (const auto& column : Source::columns()) fields.emplace_back(column.key, column.cell(row));
  };
  (add(rows), ...);
  return fields;
}

/// A row as the cells of a listing with these columns.
template <class Source>
Row cells(const std::vector<Column<Source>>& columns, const Source& row) {
  Row cells;
  cells.reserve(columns.size());
  for (const auto& column : columns) cells.push_back(column.cell(row));
  return cells;
}

/// A listing with the row that `row_of` makes for each thing.
template <class Things, class RowOf>
Listing listing(std::string id_column, const Things& things, const RowOf& row_of) {
  using Source = std::remove_cvref_t<decltype(row_of(*std::begin(things)))>;
  const auto columns = Source::columns();
  Listing listing{.columns = keys<Source>(), .rows = {}, .id_column = std::move(id_column)};
  for (const auto& one : things) listing.rows.push_back(cells(columns, row_of(one)));
  return listing;
}

/// The same for existing rows.
template <class Source>
Listing listing(std::string id_column, const std::vector<Source>& rows) {
  return listing(std::move(id_column), rows, [](const Source& row) -> const Source& { return row; });
}

/// A list of objects, with the row that `row_of` makes for each thing.
template <class Things, class RowOf>
std::vector<Fields> objects(const Things& things, const RowOf& row_of) {
  std::vector<Fields> objects;
  for (const auto& one : things) objects.push_back(fields(row_of(one)));
  return objects;
}

}  // namespace rapport::services
