#pragma once

#include <string>
#include <vector>

#include "store/sqlite.hpp"

namespace rapport::store {

/// What SQLite says of the file; `ok` where nothing is wrong.
std::string integrity(const Database& database);

/// Whether the derived tables hold what a rebuild would give. Works on a copy in memory.
bool derived_is_fresh(const Database& database);

/// The entities (`person 7k3...`) whose rows differ from what the log says of them; at most ten.
std::vector<std::string> rows_unlike_log(const Database& database);

/// Makes the derived tables anew, in one transaction.
void rebuild_derived(Database& database);

/// The settings of the connection that trust rests on, each with its value.
std::vector<std::pair<std::string, std::string>> trust_settings(const Database& database);

}  // namespace rapport::store
