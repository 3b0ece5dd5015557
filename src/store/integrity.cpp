#include "store/integrity.hpp"

#include <array>
#include <map>

#include "base/error.hpp"
#include "store/derived.hpp"
#include "store/journal.hpp"
#include "store/mapping.hpp"
#include "store/sync.hpp"

namespace rapport::store {
namespace {

/// Compares rows with the state that the log gives them.
class Comparison {
 public:
  explicit Comparison(const Database& database) : database_(database), statements_(database) {}

  /// Reads the changes of each entity, by the index on random bits.
  void run() {
    Statement changes = database_.prepare(
        "SELECT entity,id,before,after FROM change INDEXED BY change_random "
        "ORDER BY id&1073741823,id,entity,operation,seq");
    std::string table;
    Id id;
    ReplayedRow replayed;
    while (changes.step() && !is_full()) {
      if (changes.text(0) != table || changes.id(1) != id) {
        if (id) compare(table, id, replayed.row());
        table = changes.text(0);
        id = changes.id(1);
        replayed = {};
      }
      const std::string after(changes.text(3));
      replayed.apply(defaults(table), changes.text(2), after, from_json(statements_, after));
    }
    if (id && !is_full()) compare(table, id, replayed.row());
    model::each_entity([&]<class Entity>() { find_unlogged(std::string(Entity::table)); });
    if (!is_full()) find_orphans();
  }

  std::vector<std::string> unlike() && { return std::move(unlike_); }

 private:
  bool is_full() const { return unlike_.size() >= most_named_entries; }

  void compare(const std::string& table, Id id, const std::optional<Cells>& expected) {
    Statement& row = statements_[select_of(table)];
    row.bind(1, id);
    const bool is_there = row.step();
    bool alike = is_there == expected.has_value();
    for (std::size_t i = 0; alike && is_there && i < expected->size(); ++i)
      alike = (*expected)[i].second == row.value(static_cast<int>(i) + 1);
    row.reset();
    if (!alike) unlike_.push_back(entry_name(table, id));
    if (expected) ++expected_[table];
  }

  /// If there are more rows than the log knows, finds those that it does not mention.
  void find_unlogged(const std::string& table) {
    if (is_full() || database_.integer("SELECT count(*)FROM " + table) <= expected_[table]) return;
    Statement rows = database_.prepare(
        "SELECT id FROM " + table +
        " AS t WHERE NOT EXISTS(SELECT 1 FROM change WHERE change.id&1073741823=t.id&1073741823 AND change.id=t.id AND "
        "entity=?)LIMIT ?");
    rows.bind(1, table).bind(2, static_cast<std::int64_t>(most_named_entries - unlike_.size()));
    while (rows.step()) unlike_.push_back(entry_name(table, rows.id(0)));
  }

  /// Finds changes whose operation is not in the log.
  void find_orphans() {
    Statement rows = database_.prepare(
        "SELECT DISTINCT operation FROM change WHERE operation NOT IN(SELECT id FROM operation)LIMIT ?");
    rows.bind(1, static_cast<std::int64_t>(most_named_entries - unlike_.size()));
    while (rows.step()) unlike_.push_back(entry_name("operation", rows.id(0)));
  }

  const std::string& select_of(const std::string& table) {
    std::string& sql = selects_[table];
    if (sql.empty())
      model::each_entity([&]<class Entity>() {
        if (Entity::table == table) sql = Mapping<Entity>::select_clause() + " WHERE id=?";
      });
    return sql;
  }

  const Database& database_;
  Statements statements_;
  std::map<std::string, std::string> selects_;
  std::map<std::string, std::int64_t> expected_;
  std::vector<std::string> unlike_;
};

/// A pragma, its required value and the meaning of that value.
struct Wanted {
  const char* name;
  const char* value;
  const char* word;
  bool of_readers;
};

constexpr std::array<Wanted, 9> wanted_pragmas{{{"journal_mode", "delete", "DELETE", false},
                                                {"synchronous", "3", "EXTRA", false},
                                                {"busy_timeout", "0", "5s", true},  // rapport has its own busy handler
                                                {"foreign_keys", "0", "OFF", false},
                                                {"trusted_schema", "0", "OFF", true},
                                                {"cell_size_check", "1", "ON", false},
                                                {"secure_delete", "1", "ON", false},
                                                {"temp_store", "2", "MEMORY", true},
                                                {"mmap_size", "0", "0", true}}};

}  // namespace

std::string integrity(const Database& database) {
  constexpr std::string_view heading = "*** in database main ***\n";
  const std::string found = database.text("PRAGMA integrity_check(1)");
  return found.starts_with(heading) ? found.substr(heading.size()) : found;
}

std::string damage_in(const std::string& path) {
  try {
    const std::string found = open_to_read(path).text("PRAGMA quick_check(1)");
    return found == "ok" ? std::string{} : found;
  } catch (const Error& error) {
    return error.message;
  }
}

bool has_unreadable_schema(const std::string& path) {
  if (!begins_as_journal(path)) return false;
  try {
    Database(path, Access::read).integer("SELECT count(*)FROM sqlite_schema");
    return false;
  } catch (const Error& error) {
    if (error.code == ErrorCode::locked) throw;
    return true;
  }
}

std::vector<std::string> rows_differing_from_log(const Database& database) {
  Comparison comparison(database);
  comparison.run();
  return std::move(comparison).unlike();
}

bool refresh_derived(Database& database) {
  Transaction moment(database, Access::write);
  if (derived_is_fresh(database)) return false;
  Derived(database).rebuild();
  moment.commit();
  return true;
}

std::vector<ConnectionSetting> trust_settings(const Database& database, Access access) {
  const auto guards = database.guards();
  std::vector<ConnectionSetting> settings;
  for (const auto& [name, value, word, of_readers] : wanted_pragmas) {
    if (of_readers || access != Access::read)
      settings.push_back({name, database.text(std::string("PRAGMA ") + name), value, word});
  }
  const auto guard = [&](const char* name, bool value, bool wanted) {
    settings.push_back({name, value ? "1" : "0", wanted ? "1" : "0", wanted ? "ON" : "OFF"});
  };
  guard("defensive", guards.is_defensive, true);
  guard("extensions", guards.loads_extensions, false);
  guard("triggers", guards.runs_triggers, false);
  guard("views", guards.opens_views, false);
  return settings;
}

}  // namespace rapport::store
