#include "store/sqlite.hpp"

/// In a file of its own, so that a test can replace it by a transaction without a lock.
namespace rapport::store {

Transaction::Transaction(const Database& database, Access access) : database_(database) {
  database_.execute(access == Access::read ? "BEGIN" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    roll_back();
  } catch (...) {
    // SQLite has already taken the transaction back; closing the file does the rest.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

void Transaction::roll_back() {
  open_ = false;
  database_.execute("ROLLBACK");
}

}  // namespace rapport::store
