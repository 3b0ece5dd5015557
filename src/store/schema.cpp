#include "store/schema.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <optional>

#include "base/error.hpp"
#include "base/strings.hpp"

namespace rapport::store {
namespace {

/// The migration that creates all tables; the schema of its version and of later ones starts with it.
constexpr int begins_anew = 3;

/// The statements that create the tables and indexes of a version, taken from its migrations, one per line. Other
/// statements in a migration copy data from former tables.
class Schema {
 public:
  explicit Schema(int version) {
    constexpr std::size_t usual = 64;
    statements_.reserve(usual);
    const int first = version < begins_anew ? 1 : begins_anew;
    int number = 0;
    for (auto [name, sql] : embedded()) {
      if (++number > version) break;
      for (std::size_t end = 0; (end = sql.find(";\n")) != std::string_view::npos; sql.remove_prefix(end + 2)) {
        if (number >= first && sql.starts_with("CREATE ")) statements_.push_back(sql.substr(0, end));
      }
    }
    taken_.resize(statements_.size());
  }

  /// Takes a statement off the schema; returns whether it was there. Journals have them nearly in this order.
  bool take(std::string_view sql) {
    for (std::size_t step = 0; step < statements_.size(); ++step, ++next_) {
      const std::size_t at = next_ % statements_.size();
      if (taken_[at] || statements_[at] != sql) continue;
      taken_[at] = true;
      ++next_;
      return true;
    }
    return false;
  }

  /// The statements that were not taken, in order: a table's before those of its indexes.
  std::vector<std::string_view> missing() const {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < statements_.size(); ++at) {
      if (!taken_[at]) found.push_back(statements_[at]);
    }
    return found;
  }

 private:
  std::vector<std::string_view> statements_;
  std::vector<bool> taken_;
  std::size_t next_ = 0;
};

/// Whether it is one of SQLite's own tables, for statistics or sequences. With `writable_schema`, anything can have
/// such a name.
bool is_sqlites(std::string_view name, std::string_view type) {
  constexpr std::array<std::string_view, 5> names{"sqlite_sequence", "sqlite_stat1", "sqlite_stat2", "sqlite_stat3",
                                                  "sqlite_stat4"};
  return type == "table" && contains(names, name);
}

/// The first thing in a database that is not in the schema, such as `trigger 'spy'`; nothing if there is none. Takes
/// everything else.
std::optional<std::string> stranger(const Database& database, Schema& schema) {
  Statement found = database.prepare("SELECT sql,name,type FROM sqlite_schema WHERE sql<>''");
  while (found.step()) {
    // Views are harmless: rapport reads none, and they are switched off.
    const bool is_harmless = found.text(2) == "view" || is_sqlites(found.text(1), found.text(2));
    if (!is_harmless && !schema.take(found.text(0))) return fmt::format("{} '{}'", found.text(2), found.text(1));
  }
  return std::nullopt;
}

/// `table person` of `CREATE TABLE person(...`.
std::string name_of(std::string_view statement) {
  statement.remove_prefix(std::string_view("CREATE ").size());
  const bool is_table = statement.starts_with("TABLE ");
  const std::size_t end = statement.find_first_of("( ", std::string_view("TABLE ").size());
  return (is_table ? "table " : "index ") + std::string(statement.substr(6, end - 6));
}

bool can_be_made_anew(std::string_view statement) {
  constexpr std::array<std::string_view, 3> derived{"table participant", "table standing", "table name"};
  const std::string name = name_of(statement);
  return name.starts_with("index ") || contains(derived, name);
}

/// `a table`, `an index`.
std::string with_article(const std::string& thing) { return (thing.starts_with("index") ? "an " : "a ") + thing; }

}  // namespace

std::vector<std::string_view> schema_statements() { return Schema(schema_version()).missing(); }

int schema_version() { return static_cast<int>(embedded().size()); }

void check_schema(const Database& database, int version) {
  Schema schema(version);
  if (const auto found = stranger(database, schema)) {
    throw Error(ErrorCode::failure,
                fmt::format("{} contains {} that does not belong to rapport", database.path(), with_article(*found)),
                "nothing was changed; to restore a backup: rapport restore FILE");
  }
  const auto missing = schema.missing();
  if (missing.empty()) return;
  const bool can_be = std::ranges::all_of(missing, can_be_made_anew);
  throw Error(ErrorCode::failure, database.path() + " is missing the " + name_of(missing.front()),
              can_be && version == schema_version() ? "rapport doctor --fix rebuilds it" : restore_hint);
}

std::vector<std::string> views(const Database& database) {
  std::vector<std::string> names;
  Statement found = database.prepare("SELECT name FROM sqlite_schema WHERE type='view'ORDER BY name");
  while (found.step()) names.emplace_back(found.text(0));
  return names;
}

std::vector<std::string> fact_tables() {
  std::vector<std::string> tables;
  for (const std::string_view statement : schema_statements()) {
    if (statement.starts_with("CREATE TABLE") && !can_be_made_anew(statement))
      tables.push_back(name_of(statement).substr(std::string_view("table ").size()));
  }
  return tables;
}

std::vector<std::string> create_missing(const Database& database) {
  Schema schema(schema_version());
  if (stranger(database, schema)) return {};
  const auto missing = schema.missing();
  if (!std::ranges::all_of(missing, can_be_made_anew)) return {};
  std::vector<std::string> made;
  for (const std::string_view statement : missing) {
    database.execute(statement);
    made.push_back(name_of(statement));
  }
  return made;
}

}  // namespace rapport::store
