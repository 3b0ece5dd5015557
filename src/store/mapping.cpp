#include "store/mapping.hpp"

#include <fmt/core.h>
#include <map>

#include "base/error.hpp"
#include "base/strings.hpp"

namespace rapport::store {
namespace {

template <class Field>
Field checked(std::optional<Field> field, const Statement& row, int column) {
  if (field) return std::move(*field);
  const bool is_entry = row.name(0) == "id";
  throw Error(ErrorCode::failure,
              fmt::format("{} has an invalid value '{}' in '{}'",
                          is_entry ? "entry " + to_text(row.id(0)) : "the journal", row.text(column), row.name(column)),
              "rapport doctor");
}

void append_quoted(std::string& json, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json.append({'\\', c});
    } else if (byte < 0x20) {
      json.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
    } else {
      json += c;
    }
  }
  json += '"';
}

}  // namespace

Value to_value(bool field) { return std::int64_t{field}; }
Value to_value(std::int64_t field) { return field; }
Value to_value(const std::string& field) { return field; }
Value to_value(Day field) { return to_iso(field); }
Value to_value(const std::optional<Day>& field) { return to_iso(field); }
Value to_value(Id field) { return field.value; }
Value to_value(const model::PartialDate& field) { return model::to_text(field); }

Value to_value(const model::Ids& field) {
  return join(field, " ", [](Id id) { return to_text(id); });
}

Value to_value(const model::Words& field) { return join(field, " "); }

template <>
bool from_column(const Statement& row, int column) {
  return row.integer(column) != 0;
}

template <>
std::int64_t from_column(const Statement& row, int column) {
  return row.integer(column);
}

template <>
std::string from_column(const Statement& row, int column) {
  return std::string(row.text(column));
}

template <>
Day from_column(const Statement& row, int column) {
  return checked(parse_iso(row.text(column)), row, column);
}

template <>
std::optional<Day> from_column(const Statement& row, int column) {
  if (row.text(column).empty()) return std::nullopt;
  return checked(parse_iso(row.text(column)), row, column);
}

template <>
Id from_column(const Statement& row, int column) {
  return row.id(column);
}

template <>
model::PartialDate from_column(const Statement& row, int column) {
  if (row.text(column).empty()) return {};
  return checked(model::parse_partial_date(row.text(column)), row, column);
}

template <>
model::Ids from_column(const Statement& row, int column) {
  model::Ids ids;
  for_each_part(row.text(column), " ",
                [&](std::string_view word) { ids.push_back(checked(parse_id(word), row, column)); });
  return ids;
}

template <>
model::Words from_column(const Statement& row, int column) {
  return split(row.text(column), " ");
}

template <class Entity>
Cells Mapping<Entity>::cells(const Entity& entity) {
  Cells cells;
  Entity::fields(entity, [&](std::string_view name, const auto& field) { cells.emplace_back(name, to_value(field)); });
  return cells;
}

template <class Entity>
std::string Mapping<Entity>::select_clause() {
  std::string sql = "SELECT id";
  Entity nothing;
  Entity::fields(nothing, [&](std::string_view name, const auto&) { sql.append(",").append(name); });
  return sql.append(" FROM ").append(Entity::table);
}

template <class Entity>
Entity Mapping<Entity>::from_row(const Statement& row) {
  Entity entity;
  entity.id = row.id(0);
  int column = 0;
  Entity::fields(entity, [&](std::string_view, auto& field) {
    field = from_column<model::Stored<std::remove_reference_t<decltype(field)>>>(row, ++column);
  });
  return entity;
}

template <class Entity>
std::vector<Entity> Mapping<Entity>::from_rows(Statement& statement) {
  std::vector<Entity> found;
  while (statement.step()) found.push_back(from_row(statement));
  return found;
}

template struct Mapping<model::Person>;
template struct Mapping<model::Detail>;
template struct Mapping<model::Job>;
template struct Mapping<model::TagCadence>;
template struct Mapping<model::Pause>;
template struct Mapping<model::Interaction>;
template struct Mapping<model::Promise>;
template struct Mapping<model::Gratitude>;
template struct Mapping<model::Win>;
template struct Mapping<model::Occasion>;
template struct Mapping<model::Fact>;
template struct Mapping<model::Question>;
template struct Mapping<model::Relation>;
template struct Mapping<model::Style>;
template struct Mapping<model::Introduction>;
template struct Mapping<model::Conflict>;
template struct Mapping<model::Step>;

bool rows_are_equal(const Statement& left, const Statement& right) {
  for (int column = 0; column < left.columns(); ++column) {
    if (left.text(column) != right.text(column)) return false;
  }
  return true;
}

void insert_row(Statements& statements, std::string_view table, Id id, const Cells& cells) {
  std::string columns = "id";
  std::string places = "?";
  for (const auto& cell : cells) {
    columns.append(",").append(cell.first);
    places.append(",?");
  }
  std::string sql = "INSERT INTO ";
  sql.append(table).append("(").append(columns).append(")VALUES(").append(places).append(")");
  Statement& insert = statements[sql];
  insert.bind(1, id);
  for (std::size_t i = 0; i < cells.size(); ++i) insert.bind(static_cast<int>(i) + 2, cells[i].second);
  insert.run();
}

const Cells& defaults(std::string_view table) {
  static std::map<std::string, Cells, std::less<>> made;  // few are needed in one run
  if (const auto found = made.find(table); found != made.end()) return found->second;
  const Cells* fresh = nullptr;
  model::each_entity([&]<class Entity>() {
    if (Entity::table == table) fresh = &made.emplace(Entity::table, Mapping<Entity>::cells({})).first->second;
  });
  if (fresh != nullptr) return *fresh;
  throw Error(ErrorCode::failure, "unknown table '" + std::string(table) + "' in the log");
}

Cells differing(const Cells& cells, const Cells& others) {
  Cells result;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] != others[i]) result.push_back(cells[i]);
  }
  return result;
}

std::string to_json(const Cells& cells) {
  std::string json = "{";
  for (const auto& [name, value] : cells) {
    if (json.size() > 1) json += ',';
    append_quoted(json, name);
    json += ':';
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      json += std::to_string(*number);
    } else {
      append_quoted(json, std::get<std::string>(value));
    }
  }
  return json += '}';
}

Cells from_json(Statements& statements, std::string_view json) {
  Cells cells;
  if (json.empty()) return cells;
  Statement& each = statements["SELECT key,value FROM json_each(?)"];
  each.bind(1, json);
  while (each.step()) cells.emplace_back(std::string(each.text(0)), each.value(1));
  return cells;
}

}  // namespace rapport::store
