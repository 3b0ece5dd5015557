#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/sqlite.hpp"

/// The tables and indexes of a journal.
namespace rapport::store {

/// The hint for a journal that cannot be repaired.
constexpr const char* restore_hint = "rapport backup --list shows what can be restored";

/// The migrations in order, by name (embedded by CMake from store/migrations).
std::vector<std::pair<std::string_view, std::string_view>> embedded();

/// The newest schema version this program knows, as in `PRAGMA user_version`.
int schema_version();

/// The statements that create its tables and indexes, in order.
std::vector<std::string_view> schema_statements();

/// Throws Error{failure} naming the first table, index or trigger that is missing, changed or foreign. Views are
/// ignored.
void check_schema(const Database& database, int version = schema_version());

/// Views that somebody created; rapport has none.
std::vector<std::string> views(const Database& database);

/// The tables with facts in a journal of the newest version, that is, all except the derived ones.
std::vector<std::string> fact_tables();

/// Creates what a journal of the newest version lacks, if that is only indexes and derived tables (which stay empty),
/// and returns the names. Does nothing if anything else is missing or foreign.
std::vector<std::string> create_missing(const Database& database);

}  // namespace rapport::store
