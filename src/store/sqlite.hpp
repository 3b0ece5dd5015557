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

/// A value as SQLite holds it; the journal knows no NULL.
using Value = Variant<std::int64_t, std::string>;

/// The file was replaced after it was opened, as by a restore: what was to be written to it has not been, and goes to
/// the new one when the command is run again.
struct JournalReplaced : Error {
  explicit JournalReplaced(const std::string& path);
};

/// Whom to tell, once, when a lock has been waited for a second. After five it is given up as Error{busy}. Of the
/// process: it holds for all connections.
void on_long_wait(std::function<void()> notice);

/// What a database may be opened for.
enum class Access { read, write, create };

class Statement;

/// A connection to one SQLite file. Every failure is thrown as Error: `busy` where another process holds the file,
/// else `failure` with SQLite's words; want of memory as std::bad_alloc.
class Database {
 public:
  /// Opens a file, or a database in memory where the path is empty. `create` makes the file if there is none.
  Database(const std::string& path, Access access);

  Statement prepare(std::string_view sql) const;
  /// Runs statements that return nothing.
  void execute(std::string_view sql) const;
  /// The same for what SQLite does not wait for a lock with, as when it ends the WAL mode beside readers.
  void execute_with_retries(std::string_view sql) const;
  /// The first column of the first row; 0 or empty where there is no row.
  std::int64_t integer(std::string_view sql) const;
  std::string text(std::string_view sql) const;
  /// A copy in memory, as it is at one moment.
  Database copy_in_memory() const;
  /// Writes a copy, as it is at one moment, into a new file; what goes wrong with that is told of it as `called`.
  void copy_into(const std::string& file, const std::string& called) const;
  /// What a journal that somebody prepared could make us run or do; all of it is to be false but for `is_defensive`.
  struct Guards {
    bool is_defensive = false;
    bool trusts_schema = true;
    bool runs_triggers = true;
    bool opens_views = true;
    bool loads_extensions = true;
  };
  /// As SQLite itself says they are.
  Guards guards() const;
  /// Rows changed by the last INSERT, UPDATE or DELETE.
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

  /// Steps to the next row; false at the end, and then ready for other parameters.
  bool step();
  /// Steps to the end and makes ready for other parameters.
  void run();
  /// Ready for other parameters.
  void reset();

  std::int64_t integer(int column) const;
  /// Valid until the next step or reset.
  std::string_view text(int column) const;
  Id id(int column) const { return {integer(column)}; }
  Value value(int column) const;
  int columns() const;
  /// As the query names it.
  std::string_view name(int column) const;

 private:
  void check(int code) const;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Statements prepared once and used many times.
class Statements {
 public:
  explicit Statements(const Database& database) : database_(database) {}
  /// The statement with this text, ready for parameters.
  Statement& operator[](std::string_view sql);
  const Database& database() const { return database_; }

 private:
  const Database& database_;
  std::map<std::string, Statement, std::less<>> prepared_;
};

/// A transaction: taken back unless it is committed. `write` takes the write lock at once.
class Transaction {
 public:
  Transaction(const Database& database, Access access);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();
  /// Takes it back.
  void roll_back();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace rapport::store
