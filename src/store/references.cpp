#include "store/references.hpp"

#include <algorithm>

namespace rapport::store {
namespace {

using Form = Reference::Form;

/// Up to this many ids are looked up one by one, through an index if there is one; for more, the table is read once.
constexpr std::size_t few = 8;

std::vector<Reference> all_references() {
  std::vector<Reference> found;
  model::each_entity([&]<class Entity>() {
    Entity nothing;
    Entity::fields(nothing, [&](std::string_view name, const auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (model::Reference<Field>) {
        const Form form = model::ReferenceList<Field>    ? Form::list
                          : model::OwnerReference<Field> ? Form::owner
                                                         : Form::cleared;
        found.push_back({Entity::table, name, Field::Target::table, form});
      }
    });
  });
  return found;
}

/// The people of an interaction are also in a derived table, which has an index by person.
bool has_participants(const Reference& reference) { return reference.table == model::Interaction::table; }

std::string text(std::initializer_list<std::string_view> parts) {
  std::string sql;
  for (const std::string_view part : parts) sql += part;
  return sql;
}

/// The rows that refer to an id.
Statement& naming(Statements& statements, const Reference& reference, Id id) {
  const bool listed = reference.form == Form::list;
  const std::string sql = has_participants(reference) ? "SELECT interaction FROM participant WHERE person=?"
                          : listed
                              ? text({"SELECT id FROM ", reference.table, " WHERE instr(", reference.column, ",?)"})
                              : text({"SELECT id FROM ", reference.table, " WHERE ", reference.column, "=?"});
  Statement& rows = statements[sql];
  return listed && !has_participants(reference) ? rows.bind(1, to_text(id)) : rows.bind(1, id);
}

std::optional<Dangling> row_naming(Statements& statements, const Reference& reference, Id id) {
  Statement& rows = naming(statements, reference, id);
  std::optional<Dangling> found;
  if (rows.step()) found = Dangling{reference, rows.id(0), id};
  rows.reset();
  return found;
}

Statement rows_with(const Database& database, const Reference& reference) {
  const char* empty = reference.form == Form::list ? "<>''" : "<>0";
  return database.prepare(
      text({"SELECT id,", reference.column, " FROM ", reference.table, " WHERE ", reference.column, empty}));
}

std::optional<Dangling> row_naming_one_of(Statements& statements, const Reference& reference,
                                          const std::unordered_set<Id>& gone) {
  if (gone.size() <= few || has_participants(reference)) {
    for (const Id id : gone) {
      if (auto found = row_naming(statements, reference, id)) return found;
    }
    return std::nullopt;
  }
  Statement rows = rows_with(statements.database(), reference);
  while (rows.step()) {
    for (const Id id : named_ids(rows.value(1), reference.form)) {
      if (gone.contains(id)) return Dangling{reference, rows.id(0), id};
    }
  }
  return std::nullopt;
}

/// Looks up which ids exist in a table.
class Present {
 public:
  explicit Present(const Database& database) : database_(database) {}

  bool has(std::string_view table, Id id) {
    auto& ids = ids_[table];
    if (ids.empty()) {
      Statement rows = database_.prepare(text({"SELECT id FROM ", table, " ORDER BY id"}));
      while (rows.step()) ids.push_back(rows.id(0));
    }
    return std::ranges::binary_search(ids, id);
  }

 private:
  const Database& database_;
  std::map<std::string_view, model::Ids> ids_;
};

}  // namespace

const std::vector<Reference>& references() {
  static const std::vector<Reference> all = all_references();
  return all;
}

const std::vector<Reference>& references_of(std::string_view table) {
  static std::map<std::string_view, std::vector<Reference>> by_table;
  if (by_table.empty()) {
    model::each_entity([]<class Entity>() { by_table[Entity::table]; });
    for (const Reference& one : references()) by_table[one.table].push_back(one);
  }
  return by_table.at(table);
}

std::vector<Reference> references_to(std::string_view target) {
  auto found = references();
  std::erase_if(found, [&](const Reference& one) { return one.target != target; });
  return found;
}

std::string_view entity_table(std::string_view table) {
  std::string_view found;
  model::each_entity([&]<class Entity>() {
    if (Entity::table == table) found = Entity::table;
  });
  if (found.empty()) defaults(table);  // throws with the reason
  return found;
}

model::Ids named_ids(const Value& value, Form form) {
  model::Ids ids;
  if (form != Form::list) {
    ids.push_back({std::get<std::int64_t>(value)});
  } else {
    std::string_view list = std::get<std::string>(value);
    for (; !list.empty(); list.remove_prefix(std::min(list.size(), Id::digits + 1)))
      ids.push_back(parse_id(list.substr(0, Id::digits)).value_or(Id{}));
  }
  std::erase(ids, Id{});
  return ids;
}

model::Ids rows_naming(Statements& statements, const Reference& reference, Id id) {
  Statement& rows = naming(statements, reference, id);
  model::Ids found;
  while (rows.step()) found.push_back(rows.id(0));
  return found;
}

std::string entry_name(std::string_view table, Id id) { return std::string(table) + " " + to_text(id); }

bool is_there(Statements& statements, std::string_view table, Id id) {
  Statement& row = statements[text({"SELECT 1 FROM ", table, " WHERE id=?"})];
  const bool found = row.bind(1, id).step();
  row.reset();
  return found;
}

IdsByTable missing_of(Statements& statements, const IdsByTable& named) {
  IdsByTable missing;
  for (const auto& [table, ids] : named) {
    for (const Id id : ids) {
      if (!is_there(statements, table, id)) missing[table].insert(id);
    }
  }
  return missing;
}

std::optional<Dangling> first_naming(Statements& statements, const IdsByTable& gone) {
  for (const Reference& reference : references()) {
    const auto ids = gone.find(reference.target);
    if (ids == gone.end() || ids->second.empty()) continue;
    if (auto found = row_naming_one_of(statements, reference, ids->second)) return found;
  }
  return std::nullopt;
}

std::vector<Dangling> dangling(const Database& database, std::size_t most) {
  std::vector<Dangling> found;
  Present present(database);
  for (const Reference& reference : references()) {
    Statement rows = rows_with(database, reference);
    while (found.size() < most && rows.step()) {
      for (const Id id : named_ids(rows.value(1), reference.form)) {
        if (!present.has(reference.target, id)) found.push_back({reference, rows.id(0), id});
      }
    }
  }
  return found;
}

}  // namespace rapport::store
