#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/sqlite.hpp"

/// Which tables and indexes a journal has.
namespace rapport::store {

/// The advice where a journal cannot be mended.
constexpr const char* restore_hint = "rapport backup --list shows what can be restored";

/// The migrations in order, by name (made by CMake from store/migrations).
std::vector<std::pair<std::string_view, std::string_view>> embedded();

/// The newest schema this program knows, as in `PRAGMA user_version`.
int schema_version();

/// The statements that make its tables and indexes, in their order.
std::vector<std::string_view> schema_statements();

/// Throws Error{failure} naming the first table, index or trigger that is missing, changed or not ours. Views are let
/// be.
void check_schema(const Database& database, int version = schema_version());

/// The views that somebody made; rapport has none.
std::vector<std::string> views(const Database& database);

/// The tables of a journal of the newest version that hold facts: all but those of what is derived.
std::vector<std::string> fact_tables();

/// Makes anew what a journal of the newest version lacks, if all of that can be: its indexes, and empty tables of what
/// is derived. Names what was made: nothing where something is missing that cannot be, or is there that is not ours.
std::vector<std::string> make_missing_anew(const Database& database);

}  // namespace rapport::store
