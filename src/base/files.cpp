#include "base/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/error.hpp"
#include "base/open_file.hpp"

namespace rapport {
namespace {

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw Error(ErrorCode::failure, fmt::format("{} {}: {}", path, what, std::strerror(errno)));
}

/// A file descriptor, closed on destruction.
class File {
 public:
  File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  explicit operator bool() const { return descriptor_ >= 0; }
  int operator*() const { return descriptor_; }

 private:
  int descriptor_;
};

/// Paths of files to remove if a signal ends this process. The storage is static, so a signal handler can read it at
/// any moment. Files that do not fit are left behind; doctor reports them.
class Temporaries {
 public:
  void add(const std::string& path) {
    for (Place& one : places_) {
      if (one.taken || path.size() + longest_suffix > PATH_MAX) continue;
      one.path[path.copy(one.path.data(), PATH_MAX)] = '\0';
      one.taken = true;
      return;
    }
  }

  void forget(const std::string& path) {
    for (Place& one : places_) {
      if (one.taken && path == one.path.data()) one.taken = false;
    }
  }

  /// Async-signal-safe.
  void remove() noexcept {
    for (Place& one : places_) {
      if (!one.taken.exchange(false)) continue;
      char* const path = one.path.data();
      char* const end = path + std::strlen(path);
      for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
        std::strcpy(end, suffix);
        ::unlink(path);
      }
    }
  }

 private:
  static constexpr std::size_t longest_suffix = 8;
  struct Place {
    std::atomic<bool> taken = false;
    std::array<char, PATH_MAX + 1> path{};
  };
  static_assert(std::atomic<bool>::is_always_lock_free);
  std::array<Place, 8> places_{};
};

constinit Temporaries temporaries;

/// Blocks signals in its scope.
class Undisturbed {
 public:
  Undisturbed() {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, &before_);
  }
  ~Undisturbed() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  Undisturbed(const Undisturbed&) = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;

 private:
  sigset_t before_{};
};

/// Whether the random suffix happens to consist of six lower-case letters.
bool ends_in_a_word(std::string_view name) {
  constexpr std::size_t by_chance = 6;
  const auto end = name.substr(name.size() - by_chance);
  return std::ranges::all_of(end, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The folder of a file, opened before the file gets its name, so that only the final sync can still fail.
class OpenFolder {
 public:
  explicit OpenFolder(const std::string& path) : path_(path), folder_(parent_folder(path), O_RDONLY) {
    if (!folder_) fail(parent_folder(path), "could not be synced");
  }
  void sync() const {
    if (::fsync(*folder_) != 0) fail(path_, "was written, but the disk did not confirm that it is durable");
  }

 private:
  const std::string& path_;
  File folder_;
};

std::optional<std::string> read_up_to(int descriptor, std::size_t size) {
  std::string content;
  constexpr std::size_t block = 64 * 1024;
  while (content.size() < size) {
    const std::size_t before = content.size();
    content.resize(before + std::min(block, size - before));
    const ssize_t count = ::read(descriptor, content.data() + before, content.size() - before);
    content.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) break;
  }
  return content;
}

/// Whether the path is a device, pipe or socket, or a system link to an open file such as `/dev/stdout`: something to
/// write to, never to replace.
bool is_stream(const std::string& path) {
  const PathState state = inspect(path);
  return state.kind == PathState::Kind::other || (state.link && path.starts_with("/dev/"));
}

void write_all(const File& file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(*file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, "cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void write_stream(const std::string& path, const std::function<void(const Pieces&)>& fill) {
  const File stream(path, O_WRONLY | O_APPEND);
  if (!stream) fail(path, "cannot be written");
  fill([&](std::string_view piece) { write_all(stream, piece, path); });
}

}  // namespace

PathState inspect(const std::string& path) {
  PathState state;
  struct stat status {};
  const auto missing = [&] {
    if (errno != ENOENT && errno != ENOTDIR) state.trouble = std::strerror(errno);
    return state;
  };
  if (::lstat(path.c_str(), &status) != 0) return missing();
  state.link = S_ISLNK(status.st_mode);
  const auto foreign = [](const struct stat& one) { return one.st_uid != ::geteuid(); };
  state.foreign_link = state.link && foreign(status);
  if (state.link && ::stat(path.c_str(), &status) != 0) return missing();
  state.foreign_link = state.foreign_link || (state.link && foreign(status));
  state.kind = S_ISREG(status.st_mode)   ? PathState::Kind::file
               : S_ISDIR(status.st_mode) ? PathState::Kind::folder
                                         : PathState::Kind::other;
  state.mode = static_cast<unsigned>(status.st_mode) & 07777U;
  state.size = static_cast<std::size_t>(status.st_size);
  state.own = !foreign(status);
  state.modified = status.st_mtime;
  return state;
}

bool is_same_file(const std::string& one, const std::string& other) {
  struct stat first {};
  struct stat second {};
  return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

std::optional<std::string> read_file(const std::string& path, std::size_t limit) {
  const File file(path, O_RDONLY);
  if (!file && errno == ENOENT) return std::nullopt;
  if (!file) fail(path, "cannot be read");
  auto content = read_up_to(*file, limit + 1);
  if (!content) fail(path, "cannot be read");
  if (content->size() > limit) throw Error(ErrorCode::failure, path + " is too large");
  return content;
}

std::optional<std::string> read_head(const std::string& path, std::size_t size) {
  const File file(path, O_RDONLY);
  if (!file) return std::nullopt;
  return read_up_to(*file, size);
}

Input file_input(const std::string& path) {
  auto file = std::make_shared<OpenFile>(path);
  return Input([file](char* into, std::size_t size) { return file->read(into, size); });
}

void write_file(const std::string& path, std::string_view content) {
  write_file(path, [&](const Pieces& write) { write(content); });
}

void write_file(const std::string& path, const std::function<void(const Pieces&)>& fill) {
  if (is_stream(path)) return write_stream(path, fill);
  const std::string temporary = temporary_beside(path);
  try {
    const File file(temporary, O_WRONLY);
    if (!file) fail(path, "cannot be written");
    fill([&](std::string_view piece) { write_all(file, piece, path); });
    if (::fsync(*file) != 0) fail(path, "cannot be written");
    replace_file(temporary, path);
  } catch (...) {
    remove_file(temporary);
    throw;
  }
}

void make_private_folder(const std::string& path) {
  if (inspect(path).kind == PathState::Kind::folder) return;
  const std::string above = parent_folder(path);
  if (above != path && above != ".") make_private_folder(above);
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) fail(path, "could not be created");
  // The content is durable only if the folder's own name is.
  if (const File outer(above, O_RDONLY); outer && ::fsync(*outer) != 0) fail(above, "could not be synced");
}

std::string temporary_beside(const std::string& path) {
  if (is_stream(path)) throw Error(ErrorCode::failure, path + " is not a file", "give a file");
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  const std::string pattern = fmt::format("{}.{}.XXXXXX", path.substr(0, name), path.substr(name));
  const Undisturbed between;
  for (;;) {
    std::string temporary = pattern;
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) fail(parent_folder(path), "cannot be written");
    ::close(descriptor);
    temporaries.add(temporary);
    if (!ends_in_a_word(temporary)) return temporary;
    remove_file(temporary);  // a user's file such as `.journal.db.backup` could look the same
  }
}

void register_temporary(const std::string& path) { temporaries.add(path); }

void remove_temporaries() noexcept { temporaries.remove(); }

bool rename_unless_taken(const std::string& from, const std::string& to) {
  const OpenFolder folder(to);
  if (::link(from.c_str(), to.c_str()) != 0) {
    if (errno == EEXIST) return false;
    fail(to, "could not be created");
  }
  remove_file(from);
  folder.sync();
  return true;
}

void replace_file(const std::string& from, const std::string& to) {
  const OpenFolder folder(to);
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to, "cannot be replaced");
  temporaries.forget(from);
  folder.sync();
}

void sync_path(const std::string& path) {
  const File file(path, O_RDONLY);
  if (!file || ::fsync(*file) != 0) fail(path, "could not be synced");
}

void remove_file(const std::string& path) {
  ::unlink(path.c_str());
  temporaries.forget(path);
}

std::vector<std::string> list_folder(const std::string& folder) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
  if (!stream) return names;
  while (const dirent* entry = ::readdir(stream.get())) names.emplace_back(entry->d_name);
  std::erase_if(names, [](const std::string& name) { return name == "." || name == ".."; });
  std::ranges::sort(names);
  return names;
}

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

bool make_private(const std::string& path) {
  return ::chmod(path.c_str(), static_cast<mode_t>(inspect(path).mode & 0700U)) == 0;
}

std::string parent_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace rapport
