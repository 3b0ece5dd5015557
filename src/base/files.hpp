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

/// What a path refers to. Links are followed after the link itself has been examined.
struct PathState {
  enum class Kind { missing, file, folder, other } kind = Kind::missing;
  std::string trouble;        ///< why the path cannot be accessed, other than that it is missing
  bool link = false;          ///< the path itself is a symbolic link
  bool foreign_link = false;  ///< the link or its target belongs to another user
  unsigned mode = 0;          ///< permission bits
  std::size_t size = 0;
  bool own = false;           ///< it belongs to this user
  std::int64_t modified = 0;  ///< when its content last changed, in seconds since 1970
};

PathState inspect(const std::string& path);

/// Whether two paths refer to the same existing file.
bool is_same_file(const std::string& one, const std::string& other);

/// The whole content of a file; nothing if it is missing. Throws Error{failure} if it cannot be read or is larger than
/// `limit` bytes.
std::optional<std::string> read_file(const std::string& path, std::size_t limit);

/// The first `size` bytes of a file, or fewer if it is shorter; nothing if it is missing or cannot be read.
std::optional<std::string> read_head(const std::string& path, std::size_t size);

/// A file as a stream. Throws Error{failure} if it cannot be opened.
Input file_input(const std::string& path);

/// Writes a file atomically with mode 0600: to a temporary file in the same folder, which is synced and renamed.
/// Devices and pipes are written to directly. Throws Error{failure}.
void write_file(const std::string& path, std::string_view content);

/// The same for content in pieces: `fill` is called with a function that writes one piece.
using Pieces = std::function<void(std::string_view)>;
void write_file(const std::string& path, const std::function<void(const Pieces&)>& fill);

/// Creates a folder and its missing parents with mode 0700. Throws Error{failure}.
void make_private_folder(const std::string& path);

/// Creates an empty file of mode 0600 in the folder of `path`, to replace it later; `path` must not be a device or
/// pipe. The file is registered as temporary until it is renamed or removed. Throws Error{failure}.
std::string temporary_beside(const std::string& path);

/// Registers a file, existing or not, to be removed if a signal ends this process.
void register_temporary(const std::string& path);

/// Removes all registered files and SQLite's files next to them. Async-signal-safe.
void remove_temporaries() noexcept;

/// Renames a file unless the new name exists; returns whether it did. This and `replace_file` sync the folder. They
/// throw Error{failure}; the message says if the file is in place and only the sync failed.
bool rename_unless_taken(const std::string& from, const std::string& to);

/// Replaces a file by another.
void replace_file(const std::string& from, const std::string& to);

/// Syncs a file, or the names in a folder, to the disk. Throws Error{failure}.
void sync_path(const std::string& path);

/// Removes a file if it exists.
void remove_file(const std::string& path);

/// The names in a folder, sorted; none if the folder does not exist.
std::vector<std::string> list_folder(const std::string& folder);

/// The folder part of a path; `.` if it has none.
std::string parent_folder(const std::string& path);

/// The path without links and dots; unchanged if nothing exists there.
std::string real_path(const std::string& path);

/// Removes all permissions of other users from a file or folder; returns whether that succeeded.
bool make_private(const std::string& path);

/// The network file system that contains a folder (`NFS`, `SMB`, `sshfs` ...); empty for a local disk, or if it is
/// unknown.
std::string network_filesystem_of(const std::string& folder);

/// The same, given the type number of the file system and a function that returns the mount table
/// (`/proc/self/mountinfo`). The function is called only if the number is ambiguous.
std::string network_filesystem_named(std::uint64_t type, const std::function<std::string()>& mounts,
                                     const std::string& folder);

}  // namespace rapport
