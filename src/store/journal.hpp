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

/// Whether there is something at a path that could be a journal. Throws Error{failure} where there is something else:
/// a folder, a device, a link that leads to another user's file.
bool exists(const std::string& path);

/// Whether a file begins as a journal does. Throws Error{failure} where it cannot be read.
bool begins_as_journal(const std::string& path);

/// Opens the journal at a path to read. Throws Error{failure} where the file is empty, no journal, made by a newer
/// rapport, or holds a table, index or trigger that is not ours; it is left as it is, byte for byte. Only what a killed
/// process left half written is rolled back. One of an older rapport is opened as it is; see `bring_up_to_date`.
Database open_to_read(const std::string& path);

/// Brings a journal of an older rapport up to date, after a backup into a folder of its own, named by its device, below
/// `backup_folder`; beside the journal where that is empty. The first command that meets it does so, be it a reading
/// one; all other journals are left as they are.
void bring_up_to_date(const std::string& path, const std::string& backup_folder);

/// Opens it to write, and brings an older schema up to date after such a backup.
Database open_to_write(const std::string& path, const std::string& backup_folder);

/// A new journal in memory: what an absent one looks like to readers and to rehearsals, and what a new one is made of.
/// `device` names this machine in the log.
Database empty_journal(std::string_view device = {});

/// Lets a connection keep 40 MiB of the file in memory, for what touches much of it.
void enlarge_cache(const Database& database);

/// Lets a connection keep half a mebibyte, not SQLite's two, for what goes through the file once and never back.
void shrink_cache(const Database& database);

/// A new journal in a file of its own beside `path`, for what is too much for memory; `move_into_place` makes it the
/// one at `path`. The file is the caller's to remove where that does not come about.
struct StagedJournal {
  Database database;
  std::string file;
};
StagedJournal staged_journal(const std::string& path, std::string_view device);

/// Gives a journal that has grown, and been committed, its name. Throws Error{busy} where somebody else made one there
/// in the meantime.
void move_into_place(const std::string& file, const std::string& path);

/// Makes a file (mode 0600, its folder 0700) of a journal in memory, complete from its first moment. Throws
/// Error{busy} where somebody else made one there in the meantime.
void create_journal_file(const Database& database, const std::string& path);

/// Makes anew the indexes and the tables of what is derived that a journal of the newest version lacks, and names them;
/// the tables are empty.
std::vector<std::string> complete_schema(const std::string& path);

/// Writes the file anew, without what was deleted.
void rewrite(const Database& database);

/// Whether some process is writing to a database, or waits to.
bool in_use(const std::string& path);

/// Puts a checked copy of a journal in the place of whatever is at `path`, and that, which may be damaged, byte for
/// byte into a file at `kept`, or, where that name is taken, `kept-2` and so on before its ending; returns that path.
/// Nobody can write from before the one until after the other, so that what was
/// acknowledged is in one of the two; who still has the old file open is refused. `mark` writes into the copy before it
/// is in its place.
std::string replace(const std::string& path, const Database& with, const std::string& kept,
                    const std::function<void(Database&)>& mark);

/// The version of the schema in which a journal or a backup was written.
int version_of(const Database& database);
/// A copy in memory of a journal of an older rapport, brought up to date.
Database brought_up_to_date(const Database& old);

/// A consistent copy of the journal in a new file of mode 0600, checked and synced, put in place of what was at `to`.
void backup(const Database& database, const std::string& to);

}  // namespace rapport::store
