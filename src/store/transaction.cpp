#include "store/sqlite.hpp"

/// Apart from all else, so that a test can put a transaction that takes no lock in its place.
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
