#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/session/session.hpp"

/// Where files lie, and what lies beside them.
namespace rapport::services {

/// The program that keeps a folder the same on several machines (`Dropbox`, `Syncthing` ...), told by the names of the
/// folder and of those above it, and by what such programs leave in them; empty where none is known to.
std::string syncer_of(const std::string& folder);

/// Whether a name beside the journal is one that such a program gives to a second version of it:
/// `journal (conflicted copy 2026-11-19).db`, `journal.sync-conflict-20261119-080000-ABCDEFG.db`, `journal (1).db`.
bool is_second_version(std::string_view name, std::string_view journal);

/// Whether a name is one that rapport gives to a file that is being written, as `.journal.db.a1B2c3`, or is SQLite's
/// beside such a file. `of` is the name it is to have in the end; empty: any.
bool is_temporary(std::string_view name, std::string_view of);

/// A file that a killed command left behind.
struct Leftover {
  std::string path;
  bool stale = false;  ///< ours, and older than any command could be
};
std::vector<Leftover> leftovers(Session& session);

/// The folders of texts that are being edited, or that were kept as they could not be saved.
std::vector<std::string> drafts(const Session& session);

/// A file or folder of rapport's at which other users can get.
struct Exposed {
  std::string path;
  unsigned mode = 0;
  bool mendable = false;  ///< ours to change: not a folder that the user keeps other things in
};
std::vector<Exposed> exposed(Session& session);

/// Throws Error{usage} where a file that a command is about to write is the journal, or one that belongs to it.
void check_target(Session& session, const std::string& file);

/// What is to be said of the place of a journal: that it is on a network, in a synced folder, or beside a second
/// version of itself. Empty where all is well.
std::vector<std::string> warnings_of_place(const std::string& journal);

}  // namespace rapport::services
