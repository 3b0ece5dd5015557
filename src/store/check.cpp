#include "store/check.hpp"

#include <algorithm>
#include <map>

#include "store/derived.hpp"
#include "store/rows.hpp"
#include "store/sync.hpp"

namespace rapport::store {
namespace {

constexpr std::size_t most_named = 10;

using Rows = std::map<std::pair<std::string, Id>, Replayed>;

/// What the rows must be when every change of the log has been made in its order.
Rows replayed(const Database& database) {
  Rows rows;
  Statements statements(database);
  Statement changes = database.prepare("SELECT entity,id,before,after FROM change ORDER BY operation,seq");
  while (changes.step()) {
    const std::pair key{std::string(changes.text(0)), changes.id(1)};
    const std::string_view after = changes.text(3);
    rows[key].apply(defaults(key.first), changes.text(2), after, from_json(statements, after));
  }
  std::erase_if(rows, [](const auto& one) { return !one.second.row(); });
  return rows;
}

}  // namespace

std::string integrity(const Database& database) { return database.text("PRAGMA quick_check(1)"); }

bool derived_is_fresh(const Database& database) {
  const Database copy = database.copy_in_memory();
  const std::string before = derived_rows(copy);
  Derived derived(copy);
  derived.rebuild();
  return before == derived_rows(copy);
}

std::vector<std::string> rows_unlike_log(const Database& database) {
  Rows expected = replayed(database);
  std::vector<std::string> unlike;
  model::each_entity([&]<class Entity>() {
    Statement rows = database.prepare(select_clause<Entity>());
    while (rows.step()) {
      const std::pair key{std::string(Entity::table), rows.id(0)};
      const auto found = expected.find(key);
      Cells actual = defaults(Entity::table);
      for (std::size_t i = 0; i < actual.size(); ++i) actual[i].second = rows.value(static_cast<int>(i) + 1);
      if (found == expected.end() || found->second.row() != actual)
        unlike.push_back(key.first + " " + to_text(key.second));
      if (found != expected.end()) expected.erase(found);
    }
  });
  for (const auto& [key, row] : expected) unlike.push_back(key.first + " " + to_text(key.second));
  if (unlike.size() > most_named) unlike.resize(most_named);
  return unlike;
}

void rebuild_derived(Database& database) {
  Transaction transaction(database, Access::write);
  Derived derived(database);
  derived.rebuild();
  transaction.commit();
}

std::vector<std::pair<std::string, std::string>> trust_settings(const Database& database) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const char* name : {"journal_mode", "synchronous", "secure_delete", "cell_size_check", "temp_store", "mmap_size",
                           "trusted_schema", "busy_timeout", "foreign_keys", "user_version"}) {
    values.emplace_back(name, database.text(std::string("PRAGMA ") + name));
  }
  return values;
}

}  // namespace rapport::store
