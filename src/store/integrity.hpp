#pragma once

#include <string>
#include <vector>

#include "store/edit.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// The result of SQLite's integrity check, indexes included; `ok` if nothing is wrong.
std::string integrity(const Database& database);

/// What SQLite's quick check finds wrong with a journal or backup; empty if nothing.
std::string damage_in(const std::string& path);

/// Whether a file with a journal's header is too damaged for SQLite to read its schema. Throws Error{locked}.
bool has_unreadable_schema(const std::string& path);

/// The number of differing entities to list.
constexpr std::size_t most_named_entries = 10;

/// The entities (`person 7k3...`) whose rows differ from the log, at most `most_named_entries`. Reads the log entity by
/// entity, with constant memory.
std::vector<std::string> rows_differing_from_log(const Database& database);

/// Problems of the entries, at most `most_named_entries` of each kind: dangling references, duplicate handles and
/// invalid values.
std::vector<std::string> entry_problems(const Database& database);

/// Invalid words of early versions, and what an upgrade replaced them with.
std::vector<std::string> normalized_words(const Database& database);

/// Repairs what it can: clears dangling references, removes entries without an owner, and gives the younger of two
/// people with one handle another handle. Returns what was done.
std::vector<std::string> repair_entries(Edit& edit);

/// Rebuilds the derived tables if they are out of date; returns whether they were.
bool refresh_derived(Database& database);

/// A setting of a connection that durability depends on: its value and the required value, in SQLite's numbers.
struct ConnectionSetting {
  std::string name;
  std::string value;
  std::string wanted;
  std::string word;  ///< the meaning of the required value, such as `EXTRA`

  bool is_right() const { return value == wanted; }
};

/// The settings that matter for a connection that writes, or for one that reads.
std::vector<ConnectionSetting> trust_settings(const Database& database, Access access);

}  // namespace rapport::store
