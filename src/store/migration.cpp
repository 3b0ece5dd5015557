#include "store/migration.hpp"

#include <vector>

#include "store/derived.hpp"
#include "store/device.hpp"
#include "store/history.hpp"
#include "store/journal.hpp"
#include "store/mapping.hpp"
#include "store/schema.hpp"

namespace rapport::store {
namespace {

/// The first version that refuses words outside the vocabularies.
constexpr int refuses_unknown_words = 3;

void mark_version(const Database& database) {
  database.execute("PRAGMA application_id=" + std::to_string(application_id));
  database.execute("PRAGMA user_version=" + std::to_string(schema_version()));
}

/// An invalid word, and its replacement.
struct UnknownWord {
  std::string_view table;
  std::string_view field;
  Id id;
  std::string was;
  std::string_view now;
};

/// Each is replaced by the default.
template <Vocabulary Word>
void find_unknown(const Database& database, std::string_view table, std::string_view field,
                  std::vector<UnknownWord>& found) {
  std::string sql = "SELECT id,";
  Statement rows = database.prepare(sql.append(field).append(" FROM ").append(table));
  while (rows.step()) {
    if (!parse<Word>(rows.text(1)))
      found.push_back({table, field, rows.id(0), std::string(rows.text(1)), to_text(Word{})});
  }
}

std::vector<UnknownWord> unknown_words(const Database& database) {
  std::vector<UnknownWord> found;
  model::each_entity([&]<class Entity>() {
    Entity nothing;
    Entity::fields(nothing, [&]<class Field>(std::string_view name, const Field&) {
      if constexpr (Vocabulary<Field>) find_unknown<Field>(database, Entity::table, name, found);
    });
  });
  return found;
}

/// Replaces a word and logs that as a change of `operation`.
void replace(Statements& statements, Id operation, std::int64_t place, const UnknownWord& one) {
  std::string sql = "UPDATE ";
  sql.append(one.table).append(" SET ").append(one.field).append("=? WHERE id=?");
  statements[sql].bind(1, one.now).bind(2, one.id).run();
  const std::string field(one.field);
  statements["INSERT INTO change VALUES(?,?,?,?,?,?)"]
      .bind(1, operation)
      .bind(2, place)
      .bind(3, one.table)
      .bind(4, one.id)
      .bind(5, to_json(Cells{{field, one.was}}))
      .bind(6, to_json(Cells{{field, std::string(one.now)}}))
      .run();
}

/// Logged as a separate command directly after the last one.
void replace_unknown_words(const Database& database) {
  const auto words = unknown_words(database);
  if (words.empty()) return;
  Statement newest = database.prepare("SELECT id,at FROM operation ORDER BY id DESC LIMIT 1");
  newest.step();
  const std::int64_t at = newest.integer(1);
  const Id operation =
      IdSource(static_cast<std::uint64_t>(newest.id(0).value)).next(clock_after(at, newest.id(0).clock()));
  Statements statements(database);
  statements["INSERT INTO operation VALUES(?,?,?,?,0,0)"]
      .bind(1, operation)
      .bind(2, device_of(database))
      .bind(3, at)
      .bind(4, upgrade_command)
      .run();
  std::int64_t place = 0;
  for (const UnknownWord& one : words) replace(statements, operation, ++place, one);
  Derived(database).rebuild();
}

}  // namespace

void make_tables(const Database& database) {
  for (const std::string_view statement : schema_statements()) database.execute(statement);
  mark_version(database);
}

void migrate_tables(const Database& database, int from) {
  // A view that the user made must keep referring to the table that replaces the old one.
  database.execute("PRAGMA legacy_alter_table=ON");
  int version = 0;
  for (const auto& [name, sql] : embedded()) {
    if (++version > from) database.execute(sql);
  }
  if (from < refuses_unknown_words) replace_unknown_words(database);
  mark_version(database);
}

}  // namespace rapport::store
