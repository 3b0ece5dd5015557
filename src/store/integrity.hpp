#pragma once

#include <string>
#include <vector>

#include "store/edit.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// What SQLite says of the file, its indexes included; `ok` where nothing is wrong.
std::string integrity(const Database& database);

/// What is wrong with a journal or backup at a path, as far as SQLite's quick check sees; empty where it is whole.
std::string damage_in(const std::string& path);

/// Whether a file that begins as a journal is too damaged for SQLite to say which tables it has. Throws Error{busy}.
bool has_unreadable_schema(const std::string& path);

/// How many entities are looked for that are not as the log says.
constexpr std::size_t most_named_entries = 10;

/// The entities (`person 7k3...`) whose rows differ from what the log says of them, at most `most_named_entries`. Reads
/// the log entity by entity, so that it needs no memory for it.
std::vector<std::string> rows_differing_from_log(const Database& database);

/// What is wrong with the entries themselves, in words, at most `most_named_entries` of each kind: those that name
/// something that is not there, people with the same handle, fields with a value that none of ours has.
std::vector<std::string> entry_problems(const Database& database);

/// The words that no vocabulary has, as early versions let in, and what an upgrade put in their place.
std::vector<std::string> normalized_words(const Database& database);

/// Mends what can be mended of that: a name that leads nowhere is cleared, what belongs to nobody is removed, and of
/// two people with one handle the younger entry gets another. Says what was done.
std::vector<std::string> repair_entries(Edit& edit);

/// Makes the derived tables anew where they are not as they should be; whether they were not.
bool refresh_derived(Database& database);

/// A setting of a connection that trust rests on: what it is, and what it must be, both in SQLite's own numbers.
struct ConnectionSetting {
  std::string name;
  std::string value;
  std::string wanted;
  std::string word;  ///< what the wanted value means, as `EXTRA`

  bool is_right() const { return value == wanted; }
};

/// The settings of a connection that writes, or those that matter to one that reads.
std::vector<ConnectionSetting> trust_settings(const Database& database, Access access);

}  // namespace rapport::store
