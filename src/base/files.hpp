#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/world.hpp"

namespace rapport {

/// What a path leads to, links followed once the link itself has been looked at.
struct PathState {
  enum class Kind { missing, file, folder, other } kind = Kind::missing;
  std::string trouble;        ///< why nothing can be said of it, where that is not that it is missing
  bool link = false;          ///< the path itself is a symbolic link
  bool foreign_link = false;  ///< a link that, or whose target, belongs to another user
  unsigned mode = 0;          ///< permission bits
  std::size_t size = 0;
  bool own = false;           ///< it belongs to this user
  std::int64_t modified = 0;  ///< when its content was changed last, in seconds since 1970
};

PathState inspect(const std::string& path);

/// Whether two names lead to one file that is there.
bool is_same_file(const std::string& one, const std::string& other);

/// The whole of a file; nothing where it is missing. Throws Error{failure} where it cannot be read or is larger.
std::optional<std::string> read_file(const std::string& path, std::size_t limit);

/// The first bytes of a file, as many as there are; nothing where it is missing or cannot be read.
std::optional<std::string> read_head(const std::string& path, std::size_t size);

/// A file as a stream. Throws Error{failure} where it cannot be opened.
Input file_input(const std::string& path);

/// Writes a file of mode 0600 so that at any moment either the old or the new content is there: a temporary file
/// beside it, synced, then renamed. A device or a pipe is written into. Throws Error{failure}.
void write_file(const std::string& path, std::string_view content);

/// The same for content that is handed over piece by piece by `fill`, which is given the function to call with each.
using Pieces = std::function<void(std::string_view)>;
void write_file(const std::string& path, const std::function<void(const Pieces&)>& fill);

/// Makes a folder, and those above it that are missing, with mode 0700. Throws Error{failure}.
void make_private_folder(const std::string& path);

/// An empty file of mode 0600 beside `path`, to take its place: not that of a device or pipe. Until it has another name
/// or is removed it is one of those that go when a signal ends this process. Throws Error{failure}.
std::string temporary_beside(const std::string& path);

/// Makes a file, whether or not it is there yet, one of those, too.
void register_temporary(const std::string& path);

/// Removes them, with what SQLite has put beside them; for the handler of a signal that ends this process.
void remove_temporaries() noexcept;

/// Gives a file another name unless that one is taken; says whether it did. Both of these sync the folder and throw
/// Error{failure}, which says so where the file is in its place and only the sync has failed.
bool rename_unless_taken(const std::string& from, const std::string& to);

/// Puts a file in the place of another.
void replace_file(const std::string& from, const std::string& to);

/// Makes sure that a file, or the names in a folder, have reached the disk. Throws Error{failure}.
void sync_path(const std::string& path);

/// Removes a file if it is there.
void remove_file(const std::string& path);

/// The names in a folder, sorted; none where there is no such folder.
std::vector<std::string> list_folder(const std::string& folder);

/// The folder a path lies in; `.` where it names none.
std::string parent_folder(const std::string& path);

/// The path without links and dots; as it is where there is nothing.
std::string real_path(const std::string& path);

/// Takes away what other users may do with a file or folder; says whether that could be done.
bool make_private(const std::string& path);

/// The kind of network on which a folder lies (`NFS`, `SMB`, `sshfs` ...); empty where it is on a disk of this machine,
/// or where that cannot be told.
std::string network_filesystem_of(const std::string& folder);

/// The same from what the system says: the number of the file system's type, and the table of mounts
/// (`/proc/self/mountinfo`), which is asked for only where the number stands for many kinds.
std::string network_filesystem_named(std::uint64_t type, const std::function<std::string()>& mounts,
                                     const std::string& folder);

}  // namespace rapport
