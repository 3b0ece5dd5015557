#include <set>

#include "base/error.hpp"
#include "store/sqlite.hpp"

/// The control of the tests of commands that run together: a transaction that writes takes no lock, so that what is
/// read may be old by the time that it is written, and each statement is committed by itself.
namespace rapport::store {
namespace {

std::set<const Transaction*>& without_lock() {
  static std::set<const Transaction*> all;
  return all;
}

}  // namespace

Transaction::Transaction(const Database& database, Access access) : database_(database) {
  if (access == Access::read)
    database_.execute("BEGIN");
  else
    without_lock().insert(this);
}

Transaction::~Transaction() {
  try {
    if (open_) roll_back();
  } catch (const Error&) {  // as in the program
  }
}

void Transaction::commit() {
  open_ = false;
  if (without_lock().erase(this) == 0) database_.execute("COMMIT");
}

void Transaction::roll_back() {
  open_ = false;
  if (without_lock().erase(this) == 0) database_.execute("ROLLBACK");
}

}  // namespace rapport::store
