#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "base/variant.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace rapport::store {

/// A value in SQLite; the journal has no NULL.
using Value = Variant<std::int64_t, std::string>;

/// The file was replaced after it was opened, as by a restore. Nothing was written; the command can run again on the
/// new file.
struct JournalReplaced : Error {
  explicit JournalReplaced(const std::string& path);
};

/// Sets a function to call once when a lock has been waited for one second. After five seconds the wait ends with
/// Error{locked}. Applies to all connections of the process.
void on_long_wait(std::function<void()> notice);

/// How to open a database.
enum class Access { read, write, create };

class Statement;

/// A connection to a SQLite file. Failures are thrown as Error: `locked` if another process holds the file, otherwise
/// `failure` with SQLite's message. Lack of memory is thrown as std::bad_alloc.
class Database {
 public:
  /// Opens a file, or a database in memory if the path is empty. `create` creates a missing file.
  Database(const std::string& path, Access access);

  Statement prepare(std::string_view sql) const;
  /// Runs statements that return nothing.
  void execute(std::string_view sql) const;
  /// The same for statements for which SQLite does not wait for a lock, such as ending WAL mode while others read.
  void execute_with_retries(std::string_view sql) const;
  /// The first column of the first row; 0 or empty if there is no row.
  std::int64_t integer(std::string_view sql) const;
  std::string text(std::string_view sql) const;
  /// A snapshot in memory.
  Database copy_in_memory() const;
  /// Writes a snapshot to a new file; errors name it as `called`.
  void copy_into(const std::string& file, const std::string& called) const;
  /// What a manipulated journal could make us do. Everything but `is_defensive` must be false.
  struct Guards {
    bool is_defensive = false;
    bool trusts_schema = true;
    bool runs_triggers = true;
    bool opens_views = true;
    bool loads_extensions = true;
  };
  /// As SQLite reports them.
  Guards guards() const;
  /// The number of rows changed by the last INSERT, UPDATE or DELETE.
  int changed() const;
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  [[noreturn]] void fail() const;
  void guard() const;

  std::unique_ptr<sqlite3, Close> db_;
  std::string path_;
};

/// A prepared statement. Parameters are numbered from 1, columns from 0.
class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view value);
  Statement& bind(int parameter, const std::string& value) { return bind(parameter, std::string_view(value)); }
  Statement& bind(int parameter, const char* value) { return bind(parameter, std::string_view(value)); }
  Statement& bind(int parameter, Id value) { return bind(parameter, value.value); }
  Statement& bind(int parameter, Day value) { return bind(parameter, std::string_view(to_iso(value))); }
  Statement& bind(int parameter, const Value& value);

  /// Steps to the next row; returns false at the end, after resetting the statement.
  bool step();
  /// Steps to the end and resets the statement.
  void run();
  /// Makes the statement ready for new parameters.
  void reset();

  std::int64_t integer(int column) const;
  /// Valid until the next step or reset.
  std::string_view text(int column) const;
  Id id(int column) const { return {integer(column)}; }
  Value value(int column) const;
  int columns() const;
  /// The name of a column in the query.
  std::string_view name(int column) const;

 private:
  void check(int code) const;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Prepared statements by their text.
class Statements {
 public:
  explicit Statements(const Database& database) : database_(database) {}
  /// The statement with this text, prepared on first use.
  Statement& operator[](std::string_view sql);
  const Database& database() const { return database_; }

 private:
  const Database& database_;
  std::map<std::string, Statement, std::less<>> prepared_;
};

/// A transaction that rolls back unless it is committed. With `write` it takes the write lock immediately.
class Transaction {
 public:
  Transaction(const Database& database, Access access);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();
  /// Rolls the transaction back.
  void roll_back();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace rapport::store
