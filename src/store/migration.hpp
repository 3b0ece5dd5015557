#pragma once

#include "store/sqlite.hpp"

namespace rapport::store {

/// Creates the tables of the newest schema in an empty database.
void make_tables(const Database& database);

/// Migrates the tables of version `from`, within the caller's transaction. Loses no data: values that later versions
/// consider invalid are made valid, and the log keeps the old ones.
void migrate_tables(const Database& database, int from);

}  // namespace rapport::store
