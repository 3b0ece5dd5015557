#pragma once

#include <string>
#include <vector>

#include "store/sqlite.hpp"

namespace rapport::store {

/// What SQLite says of the file, its indexes included; `ok` where nothing is wrong.
std::string integrity(const Database& database);

/// What is wrong with a journal or backup at a path, as far as SQLite's quick check sees; empty where it is whole.
std::string damage_of(const std::string& path);

/// Whether a file that begins as a journal is too damaged for SQLite to say which tables it has. Throws Error{busy}.
bool has_unreadable_schema(const std::string& path);

/// How many entities are looked for that are not as the log says.
constexpr std::size_t most_unlike = 10;

/// The entities (`person 7k3...`) whose rows differ from what the log says of them, at most `most_unlike`. Reads the
/// log entity by entity, so that it needs no memory for it.
std::vector<std::string> rows_unlike_log(const Database& database);

/// Makes the derived tables anew, in one transaction.
void rebuild_derived(Database& database);

/// A setting of a connection that trust rests on: what it is, and what it must be, both in SQLite's own numbers.
struct Setting {
  std::string name;
  std::string value;
  std::string wanted;
  std::string word;  ///< what the wanted value means, as `EXTRA`

  bool is_right() const { return value == wanted; }
};

/// The settings of a connection that writes, or those that matter to one that reads.
std::vector<Setting> trust_settings(const Database& database, Access access);

}  // namespace rapport::store
