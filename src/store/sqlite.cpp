#include "store/sqlite.hpp"

#include <sqlite3.h>
#include <sys/resource.h>

#include <new>
#include <utility>

#include "base/error.hpp"

namespace rapport::store {
namespace {

/// How long to wait for a lock, and after how long to say so, in milliseconds.
constexpr int longest_wait = 5000;
constexpr int silent_wait = 1000;

/// The present or last wait for a lock. The process has one thread and waits for one lock at a time.
struct Wait {
  int milliseconds = 0;          ///< so far
  std::function<void()> notice;  ///< empty after it has been called
};

Wait& wait() {
  static Wait now;
  return now;
}

/// A busy handler: waits a short random time; returns 0 when the limit is reached. SQLite's own handler waits in ever
/// longer steps, so whoever has waited longest comes last.
int wait_for_lock(void* /*database*/, int times) {
  constexpr int most = 10;
  if (times == 0) wait().milliseconds = 0;
  if (wait().milliseconds >= longest_wait) return 0;
  if (wait().milliseconds >= silent_wait && wait().notice) std::exchange(wait().notice, nullptr)();
  unsigned char chance = 0;
  sqlite3_randomness(sizeof chance, &chance);
  wait().milliseconds += sqlite3_sleep(1 + chance % most);
  return 1;
}

/// Whether there is a file size limit. After a write fails because of it, the error is often lost in the rollback.
bool has_limit_of_size() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

/// Whether the open file is no longer the one at its path.
bool has_moved(sqlite3* db) {
  int moved = 0;
  return sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

[[noreturn]] void fail_with(sqlite3* db, const std::string& path) {
  const int code = sqlite3_errcode(db) & 0xff;
  if (code == SQLITE_NOMEM) throw std::bad_alloc();
  const std::string where = path.empty() ? std::string("the journal") : path;
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    throw Error(ErrorCode::locked, where + " is in use by another process", "try again in a moment");
  }
  if (code == SQLITE_NOTADB) throw Error(ErrorCode::failure, where + " is not a rapport journal");
  if (sqlite3_extended_errcode(db) == SQLITE_READONLY_DBMOVED || (code == SQLITE_IOERR && has_moved(db)))
    throw JournalReplaced(where);
  if (code == SQLITE_READONLY && !has_limit_of_size())
    throw Error(ErrorCode::failure, where + " cannot be written: it is read-only");
  if (code == SQLITE_FULL) throw Error(ErrorCode::failure, where + " cannot be written: the disk is full");
  if (code == SQLITE_CORRUPT) {
    throw Error(ErrorCode::failure, where + " is damaged", "rapport doctor, or rapport restore FILE");
  }
  if (has_limit_of_size() && (code == SQLITE_IOERR || code == SQLITE_READONLY || code == SQLITE_CANTOPEN))
    throw Error(ErrorCode::failure, where + " cannot be written: the file size limit is too low", "ulimit -f");
  throw Error(ErrorCode::failure, where + ": " + sqlite3_errmsg(db));
}

std::string file_of(sqlite3* db) {
  const char* path = sqlite3_db_filename(db, "main");
  return path == nullptr ? std::string{} : std::string(path);
}

/// Whether an error while copying a file concerns the source rather than the new file.
bool is_of_source(int extended_code) {
  const int code = extended_code & 0xff;
  return code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_NOTADB || code == SQLITE_CORRUPT ||
         extended_code == SQLITE_IOERR_READ || extended_code == SQLITE_IOERR_SHORT_READ;
}

void set(sqlite3* db, int option, int value) { sqlite3_db_config(db, option, value, nullptr); }

/// Disables threads and statistics, which take a tenth of the time of a short run. Has no effect once a database is
/// open.
int configure() {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  return sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
}

}  // namespace

JournalReplaced::JournalReplaced(const std::string& path)
    : Error(ErrorCode::locked, path + " was just replaced by another process", "try again") {}

void on_long_wait(std::function<void()> notice) { wait().notice = std::move(notice); }

void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Database::Database(const std::string& path, Access access) : path_(path) {
  [[maybe_unused]] static const int configured = configure();
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  flags |= access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (access == Access::create || path.empty()) flags |= SQLITE_OPEN_CREATE;
  if (path.empty()) flags = (flags & ~SQLITE_OPEN_READONLY) | SQLITE_OPEN_READWRITE;
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(path.empty() ? ":memory:" : path.c_str(), &db, flags, nullptr);
  db_.reset(db);
  if (code == SQLITE_NOMEM || db == nullptr) throw std::bad_alloc();
  if (code != SQLITE_OK) throw Error(ErrorCode::failure, path + " cannot be opened: " + sqlite3_errmsg(db));
  sqlite3_busy_handler(db, wait_for_lock, nullptr);
  guard();
}

void Database::guard() const {
  // A manipulated journal must not make us run its code.
  set(db_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1);
  set(db_.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set(db_.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  set(db_.get(), SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  set(db_.get(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
}

Database::Guards Database::guards() const {
  const auto is_on = [this](int option) {
    int value = -1;
    sqlite3_db_config(db_.get(), option, -1, &value);
    return value != 0;
  };
  return {.is_defensive = is_on(SQLITE_DBCONFIG_DEFENSIVE),
          .trusts_schema = is_on(SQLITE_DBCONFIG_TRUSTED_SCHEMA),
          .runs_triggers = is_on(SQLITE_DBCONFIG_ENABLE_TRIGGER),
          .opens_views = is_on(SQLITE_DBCONFIG_ENABLE_VIEW),
          .loads_extensions = is_on(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION)};
}

void Database::fail() const { fail_with(db_.get(), path_); }

Statement Database::prepare(std::string_view sql) const { return {db_.get(), sql}; }

void Database::execute(std::string_view sql) const {
  if (sqlite3_exec(db_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void Database::execute_with_retries(std::string_view sql) const {
  for (int times = 0;; ++times) {
    try {
      return execute(sql);
    } catch (const Error& error) {
      if (error.code != ErrorCode::locked || wait_for_lock(nullptr, times) == 0) throw;
    }
  }
}

std::int64_t Database::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? std::string(statement.text(0)) : std::string{};
}

Database Database::copy_in_memory() const {
  Database copy({}, Access::create);
  sqlite3_backup* backup = sqlite3_backup_init(copy.db_.get(), "main", db_.get(), "main");
  if (backup == nullptr) copy.fail();
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) copy.fail();
  return copy;
}

void Database::copy_into(const std::string& file, const std::string& called) const {
  Statement copy = prepare("VACUUM INTO ?");
  try {
    copy.bind(1, file).run();
  } catch (const Error&) {
    if (is_of_source(sqlite3_extended_errcode(db_.get()))) throw;
    fail_with(db_.get(), called);
  }
}

int Database::changed() const { return sqlite3_changes(db_.get()); }

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* db, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) fail_with(db, file_of(db));
}

void Statement::check(int code) const {
  sqlite3* db = sqlite3_db_handle(statement_.get());
  if (code != SQLITE_OK) fail_with(db, file_of(db));
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
  check(sqlite3_bind_text(statement_.get(), parameter, value.empty() ? "" : value.data(),
                          static_cast<int>(value.size()), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind(int parameter, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return bind(parameter, *number);
  return bind(parameter, std::string_view(std::get<std::string>(value)));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  sqlite3* db = sqlite3_db_handle(statement_.get());
  if (code != SQLITE_DONE) fail_with(db, file_of(db));
  reset();
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (text == nullptr) {
    // The journal has no NULL, but a column may be NULL after an outer join or when memory is short.
    sqlite3* db = sqlite3_db_handle(statement_.get());
    if ((sqlite3_errcode(db) & 0xff) == SQLITE_NOMEM) fail_with(db, file_of(db));
    return {};
  }
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Value Statement::value(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER) return integer(column);
  return std::string(text(column));
}

int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

std::string_view Statement::name(int column) const {
  const char* name = sqlite3_column_name(statement_.get(), column);
  if (name == nullptr) throw std::bad_alloc();
  return name;
}

Statement& Statements::operator[](std::string_view sql) {
  auto found = prepared_.find(sql);
  if (found == prepared_.end()) found = prepared_.emplace(sql, database_.prepare(sql)).first;
  return found->second;
}

}  // namespace rapport::store
