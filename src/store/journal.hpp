#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.hpp"

namespace rapport::store {

/// `PRAGMA application_id` of a journal: "rprt".
constexpr std::int64_t application_id = 0x72707274;

/// Whether there is a file at a path that may be a journal. Throws Error{failure} if it is something else: a folder, a
/// device, or a link to another user's file.
bool exists(const std::string& path);

/// Whether a file has a journal's header. Throws Error{failure} if it cannot be read.
bool begins_as_journal(const std::string& path);

/// Opens a journal for reading. Throws Error{failure} if the file is empty, not a journal, written by a newer version,
/// or contains a foreign table, index or trigger; such a file is left unchanged. Rolls back what a killed process left.
/// Opens a journal of an older version as it is; see `bring_up_to_date`.
Database open_to_read(const std::string& path);

/// Migrates a journal of an older version, after a backup into the folder of its device below `backup_folder`, or next
/// to the journal if that is empty. The first command does so, even one that only reads. Other journals are not
/// touched.
void bring_up_to_date(const std::string& path, const std::string& backup_folder);

/// Opens a journal for writing. Migrates an older schema after a backup, as above.
Database open_to_write(const std::string& path, const std::string& backup_folder);

/// A new journal in memory. Readers and dry runs see it if there is no journal, and a new journal starts as one.
/// `device` is the name of this machine in the log.
Database empty_journal(std::string_view device = {});

/// Lets a connection cache 40 MiB of the file, for commands that touch much of it.
void enlarge_cache(const Database& database);

/// Lets a connection cache half a MiB instead of SQLite's two, for commands that read the file once from start to end.
void shrink_cache(const Database& database);

/// A new journal that is too large for memory, staged in a file next to `path`; `move_into_place` renames it to `path`.
/// If that does not happen, the caller removes the file.
struct StagedJournal {
  Database database;
  std::string file;
};
StagedJournal staged_journal(const std::string& path, std::string_view device);

/// Renames a staged and committed journal. Throws Error{locked} if another process has created one in the meantime.
void move_into_place(const std::string& file, const std::string& path);

/// Writes a journal in memory to a new file (mode 0600, its folder 0700), complete from its first moment. Throws
/// Error{locked} if another process has created one in the meantime.
void create_journal_file(const Database& database, const std::string& path);

/// Creates the missing indexes and derived tables of a journal with the newest schema, and returns their names. The
/// tables are empty.
std::vector<std::string> complete_schema(const std::string& path);

/// Rewrites the file without its deleted content.
void rewrite(const Database& database);

/// Whether another process is writing to a database or waiting to.
bool in_use(const std::string& path);

/// Replaces whatever is at `path` by a checked copy of a journal. The former file, which may be damaged, is copied byte
/// for byte to `kept`, or to `kept-2` and so on if that exists; returns that path. Nobody can write between the two
/// steps, so everything acknowledged is in one of the two files; a command that still has the old file open is refused.
/// `mark` writes to the copy before it is put in place.
std::string replace(const std::string& path, const Database& with, const std::string& kept,
                    const std::function<void(Database&)>& mark);

/// The schema version of a journal or backup.
int version_of(const Database& database);
/// A copy in memory of a journal of an older version, migrated.
Database brought_up_to_date(const Database& old);

/// Writes a consistent copy of the journal to a new file of mode 0600, checks and syncs it, and replaces `to` with it.
void backup(const Database& database, const std::string& to);

}  // namespace rapport::store
