#include "store/journal.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/open_file.hpp"
#include "store/device.hpp"
#include "store/migration.hpp"
#include "store/schema.hpp"

namespace rapport::store {

namespace {

constexpr std::size_t copied_at_once = std::size_t{64} * 1024;
constexpr std::size_t header_size = 100;
constexpr std::size_t user_version_at = 60;
constexpr std::size_t application_id_at = 68;

std::int64_t big_endian(std::string_view header, std::size_t at) {
  std::int64_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(header[at + i]);
  return value;
}

/// Whether a writer was interrupted or is at work: the file must not be trusted before SQLite has rolled it back.
bool has_rollback_journal(const std::string& path) {
  return inspect(real_path(path) + "-journal").kind == PathState::Kind::file;  // next to the file that a link leads to
}

/// Checks the file's header before SQLite opens the file, so that foreign files are never touched. Returns the schema
/// version.
std::int64_t checked_version(const std::string& path) {
  const auto header = read_head(path, header_size);
  if (!header) throw Error(ErrorCode::failure, path + " cannot be read");
  if (header->empty())
    throw Error(ErrorCode::failure, path + " is empty",
                std::string(restore_hint) + "; if there are no backups, remove the file");
  if (!begins_as_journal(path)) {
    throw Error(ErrorCode::failure, path + " is not a rapport journal",
                std::string("use --journal to name another; ") + restore_hint);
  }
  const std::int64_t version = has_rollback_journal(path) ? Database(path, Access::write).integer("PRAGMA user_version")
                                                          : big_endian(*header, user_version_at);
  if (version > schema_version()) {
    throw Error(ErrorCode::failure, path + " was written by a newer version of rapport", "update rapport to read it");
  }
  if (version < 1) throw Error(ErrorCode::failure, path + " has an invalid schema version", restore_hint);
  return version;
}

/// Settings for durability and for overwriting deleted content.
void prepare_to_write(const Database& database) {
  database.execute_with_retries("PRAGMA journal_mode=DELETE");
  database.execute(
      "PRAGMA synchronous=EXTRA;PRAGMA secure_delete=ON;PRAGMA cell_size_check=ON;"
      "PRAGMA temp_store=MEMORY;PRAGMA mmap_size=0");
}

/// Settings for readers: sorting never writes to the disk.
void prepare_to_read(const Database& database) { database.execute("PRAGMA temp_store=MEMORY"); }

/// Makes the copy that a change of the file depends on. If it fails, the error says that nothing was changed.
template <class Copy>
void keep_first(Copy copy) {
  try {
    copy();
  } catch (const Error& error) {
    throw Error(error.code, "nothing was changed, because the old file could not be kept: " + error.message,
                error.hint);
  }
}

void migrate(const Database& database, int from, const std::string& backup_folder) {
  const std::string device = device_of(database);
  std::string folder = backup_folder.empty() ? parent_folder(database.path()) : backup_folder;
  if (!backup_folder.empty() && !device.empty()) folder += "/" + device;
  if (folder != ".") make_private_folder(folder);
  Transaction transaction(database, Access::write);
  // Another process may have migrated the file while we waited for the lock; the backup must be of the file before
  // that.
  const bool is_first = version_of(database) == from;
  if (is_first) {
    const Database before(database.path(), Access::read);
    keep_first([&] { backup(before, fmt::format("{}/before-version-{}.db", folder, schema_version())); });
    migrate_tables(database, from);
  }
  check_schema(database);
  transaction.commit();
  // The former tables leave as much free space as the new ones take.
  if (is_first) rewrite(database);
}

/// Copies a database into an empty file, checks the copy and syncs it. Errors name `path`, which the copy is to
/// replace.
void copy_checked(const Database& database, const std::string& to, const std::string& path) {
  database.copy_into(to, path);
  const Database copy(to, Access::read);
  if (copy.text("PRAGMA quick_check") != "ok")
    throw Error(ErrorCode::failure, path + " could not be written completely");
  sync_path(to);
}

/// A file with its write lock held, or without a lock if it is too damaged for one. Throws Error{locked}.
class Locked {
 public:
  explicit Locked(const std::string& path) : bytes_(path) {
    try {
      database_.emplace(path, Access::write);
      held_.emplace(*database_, Access::write);
    } catch (const Error& error) {
      if (error.code == ErrorCode::locked) throw;
    }
  }

  /// Whether it is still the file at the path: another one may have replaced it while we waited for the lock.
  bool is_at(const std::string& path) const { return bytes_.is_at(path); }
  void copy_to(const Pieces& write) {
    std::string block(copied_at_once, '\0');
    while (const std::size_t count = bytes_.read(block.data(), block.size())) write({block.data(), count});
  }

 private:
  OpenFile bytes_;  // stays open until the end, because closing a file releases all locks of this process on it
  std::optional<Database> database_;
  std::optional<Transaction> held_;
};

/// Copies a file to an unused path: the given one, or with a number before its ending.
std::string keep(Locked& file, const std::string& path) {
  const std::string temporary = temporary_beside(path);
  try {
    write_file(temporary, [&](const Pieces& write) { file.copy_to(write); });
    std::string kept = path;
    for (int number = 2; !rename_unless_taken(temporary, kept); ++number) {
      const std::size_t ending = path.rfind('.');
      kept = path.substr(0, ending) + "-" + std::to_string(number) + path.substr(ending);
    }
    return kept;
  } catch (...) {
    remove_file(temporary);
    throw;
  }
}

}  // namespace

bool begins_as_journal(const std::string& path) {
  const auto header = read_head(path, header_size);
  return header && header->size() == header_size && header->starts_with(std::string_view("SQLite format 3\0", 16)) &&
         big_endian(*header, application_id_at) == application_id;
}

bool exists(const std::string& path) {
  const PathState state = inspect(path);
  if (state.foreign_link) {
    throw Error(ErrorCode::failure, path + " is a link to another user's file",
                "use --journal to name the file itself");
  }
  if (!state.trouble.empty()) throw Error(ErrorCode::failure, path + " cannot be accessed: " + state.trouble);
  if (state.kind == PathState::Kind::missing && state.link)
    throw Error(ErrorCode::failure, path + " is a broken link", "restore its target, or remove the link");
  if (state.kind == PathState::Kind::folder) throw Error(ErrorCode::failure, path + " is a folder, not a journal");
  if (state.kind == PathState::Kind::other) throw Error(ErrorCode::failure, path + " is not a file");
  return state.kind == PathState::Kind::file;
}

void bring_up_to_date(const std::string& path, const std::string& backup_folder) {
  if (checked_version(path) < schema_version()) static_cast<void>(open_to_write(path, backup_folder));
}

Database open_to_read(const std::string& path) {
  const std::int64_t version = checked_version(path);
  // A hot journal must be rolled back before anyone can read; SQLite does so if it may write.
  Database database(path, has_rollback_journal(path) ? Access::write : Access::read);
  prepare_to_read(database);
  check_schema(database, static_cast<int>(version));
  return database;
}

Database open_to_write(const std::string& path, const std::string& backup_folder) {
  const std::int64_t version = checked_version(path);
  Database database(path, Access::write);
  prepare_to_write(database);
  if (version < schema_version()) migrate(database, static_cast<int>(version), backup_folder);
  check_schema(database);
  return database;
}

std::vector<std::string> complete_schema(const std::string& path) {
  if (checked_version(path) < schema_version()) return {};
  const Database database(path, Access::write);
  prepare_to_write(database);
  Transaction transaction(database, Access::write);
  auto made = create_missing(database);
  transaction.commit();
  return made;
}

Database empty_journal(std::string_view device) {
  Database database({}, Access::create);
  make_tables(database);
  if (!device.empty()) database.prepare("INSERT INTO meta VALUES('device',?)").bind(1, device).run();
  return database;
}

void enlarge_cache(const Database& database) { database.execute("PRAGMA cache_size=-40960"); }

void shrink_cache(const Database& database) { database.execute("PRAGMA cache_size=-512"); }

StagedJournal staged_journal(const std::string& path, std::string_view device) {
  const std::string folder = parent_folder(path);
  if (folder != ".") make_private_folder(folder);
  const std::string file = temporary_beside(path);
  try {
    Database database(file, Access::write);
    // The staged file need not be durable before it is complete and synced.
    database.execute("PRAGMA journal_mode=MEMORY;PRAGMA synchronous=OFF;PRAGMA temp_store=MEMORY");
    enlarge_cache(database);
    make_tables(database);
    database.prepare("INSERT INTO meta VALUES('device',?)").bind(1, device).run();
    return {std::move(database), file};
  } catch (...) {
    remove_file(file);
    throw;
  }
}

void move_into_place(const std::string& file, const std::string& path) {
  sync_path(file);
  if (!rename_unless_taken(file, path)) {
    throw Error(ErrorCode::locked, path + " was just created by another process", "try again");
  }
}

void create_journal_file(const Database& database, const std::string& path) {
  const std::string folder = parent_folder(path);
  if (folder != ".") make_private_folder(folder);
  const std::string temporary = temporary_beside(path);
  try {
    copy_checked(database, temporary, path);
    move_into_place(temporary, path);
  } catch (...) {
    remove_file(temporary);
    throw;
  }
}

void rewrite(const Database& database) { database.execute("REINDEX;VACUUM"); }

bool in_use(const std::string& path) {
  try {
    const Database database(path, Access::write);
    database.execute("PRAGMA busy_timeout=0;BEGIN EXCLUSIVE");
    return false;
  } catch (const Error& error) {
    return error.code == ErrorCode::locked;
  }
}

std::string replace(const std::string& path, const Database& with, const std::string& kept,
                    const std::function<void(Database&)>& mark) {
  const std::string temporary = temporary_beside(path);
  try {
    copy_checked(with, temporary, path);
    {
      Database copy(temporary, Access::write);
      prepare_to_write(copy);
      mark(copy);
    }
    std::optional<Locked> now;
    do {
      now.reset();
      now.emplace(path);
    } while (!now->is_at(path));
    std::string kept_as;
    keep_first([&] { kept_as = keep(*now, kept); });
    // These belong to the damaged file; SQLite must not apply them to the new one.
    for (const char* suffix : {"-journal", "-wal", "-shm"}) remove_file(path + suffix);
    replace_file(temporary, path);
    return kept_as;
  } catch (...) {
    remove_file(temporary);
    throw;
  }
}

int version_of(const Database& database) { return static_cast<int>(database.integer("PRAGMA user_version")); }

Database brought_up_to_date(const Database& old) {
  Database copy = old.copy_in_memory();
  migrate_tables(copy, version_of(copy));
  return copy;
}

void backup(const Database& database, const std::string& to) {
  const std::string temporary = temporary_beside(to);
  try {
    copy_checked(database, temporary, to);
    replace_file(temporary, to);
  } catch (...) {
    remove_file(temporary);
    throw;
  }
}

}  // namespace rapport::store
