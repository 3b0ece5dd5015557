#pragma once

#include "store/sqlite.hpp"

namespace rapport::store {

/// Makes the tables of the newest schema in an empty database.
void make_tables(const Database& database);

/// Brings the tables of version `from` up to date; within a transaction of the caller's. Nothing that they hold is
/// lost: what a later version takes for impossible is made possible, and the log keeps what was there.
void migrate_tables(const Database& database, int from);

}  // namespace rapport::store
