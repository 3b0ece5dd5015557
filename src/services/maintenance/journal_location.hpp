#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/session/session.hpp"

/// The location of files, and what lies next to them.
namespace rapport::services {

/// The program that syncs a folder (`Dropbox`, `Syncthing` ...), recognized by the names of the folder and its parents
/// and by files that such programs leave there; empty if there is none.
std::string syncer_of(const std::string& folder);

/// Whether a file next to the journal has a name that sync programs give to conflicting copies: `journal (conflicted
/// copy 2026-11-19).db`, `journal.sync-conflict-20261119-080000-ABCDEFG.db`, `journal (1).db`.
bool is_second_version(std::string_view name, std::string_view journal);

/// Whether a name is one of rapport's temporary files, such as `.journal.db.a1B2c3`, or SQLite's next to one. `of` is
/// the final name of the file; empty for any.
bool is_temporary(std::string_view name, std::string_view of);

/// A file left by a killed command.
struct Leftover {
  std::string path;
  bool stale = false;  ///< ours, and older than any running command
};
std::vector<Leftover> leftovers(Session& session);

/// The folders of texts that are being edited or could not be saved.
std::vector<std::string> drafts(const Session& session);

/// A file or folder of rapport's that other users can access.
struct Exposed {
  std::string path;
  unsigned mode = 0;
  bool mendable = false;  ///< ours to change: not a folder in which the user keeps other things
};
std::vector<Exposed> exposed(Session& session);

/// Throws Error{usage} if a file that a command is about to write is the journal or one of its files.
void check_target(Session& session, const std::string& file);

/// Warnings about the location of a journal: on a network, in a synced folder, or next to a conflicting copy of itself.
std::vector<std::string> warnings_of_place(const std::string& journal);

}  // namespace rapport::services
