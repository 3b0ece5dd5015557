// The calls of the system that change a disk, under their own names: a program that this file is linked into calls
// these instead of the C library's. Each does what it always does, and notes it while a recording runs.

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <set>

#include "crash/disk.hpp"

namespace rapport::crash {
namespace {

struct Recording {
  bool runs = false;
  std::string root;
  std::vector<Event> events;
  std::set<std::string> known;
};

Recording& recording() {
  static Recording one;
  return one;
}

/// The path below the root; nothing where it is elsewhere or nothing is recorded.
std::optional<std::string> below(const std::string& path) {
  const std::string& root = recording().root;
  if (!recording().runs || !path.starts_with(root)) return std::nullopt;
  if (path.size() == root.size()) return "";
  if (path[root.size()] != '/') return std::nullopt;
  return path.substr(root.size() + 1);
}

std::optional<std::string> path_of(int file) {
  if (!recording().runs) return std::nullopt;
  std::array<char, 4096> target{};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const auto size = ::readlink(link.c_str(), target.data(), target.size());
  if (size <= 0) return std::nullopt;
  const std::string path(target.data(), static_cast<std::size_t>(size));
  if (path.ends_with(" (deleted)")) return std::nullopt;
  return below(path);
}

void note(Event event) { recording().events.push_back(std::move(event)); }

/// A file is known from the first call that touches it.
void meet(const std::string& path) {
  if (recording().known.insert(path).second) note({.kind = Event::Kind::make_file, .path = path});
}

void note_write(int file, const void* bytes, ssize_t size, std::int64_t offset) {
  const auto path = size > 0 ? path_of(file) : std::nullopt;
  if (!path) return;
  meet(*path);
  note({.path = *path, .offset = offset, .bytes = {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}});
}

void note_sync(int file) {
  const auto path = path_of(file);
  if (!path) return;
  struct stat status {};
  if (::fstat(file, &status) == 0 && !S_ISDIR(status.st_mode)) meet(*path);
  note({.kind = Event::Kind::sync, .path = *path});
}

}  // namespace

void record_below(const std::filesystem::path& root) {
  recording() = {.runs = true, .root = root.string(), .events = {}, .known = {}};
}

std::vector<Event> stop_recording() {
  recording().runs = false;
  return std::move(recording().events);
}

std::size_t recorded() { return recording().events.size(); }

}  // namespace rapport::crash

using namespace rapport::crash;

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  const auto at = path_of(file) ? ::lseek(file, 0, SEEK_CUR) : 0;
  const ssize_t count = ::syscall(SYS_write, file, bytes, size);
  note_write(file, bytes, count, at);
  return count;
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  const ssize_t count = ::syscall(SYS_pwrite64, file, bytes, size, offset);
  note_write(file, bytes, count, offset);
  return count;
}

int ftruncate64(int file, off64_t size) noexcept {
  const auto status = static_cast<int>(::syscall(SYS_ftruncate, file, size));
  if (const auto path = path_of(file); path && status == 0) {
    meet(*path);
    note({.kind = Event::Kind::truncate, .path = *path, .offset = size});
  }
  return status;
}

int fsync(int file) {
  note_sync(file);
  return static_cast<int>(::syscall(SYS_fsync, file));
}

int fdatasync(int file) {
  note_sync(file);
  return static_cast<int>(::syscall(SYS_fdatasync, file));
}

int rename(const char* from, const char* to) noexcept {
  const auto status = static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
  const auto old_name = below(from);
  const auto new_name = below(to);
  if (status == 0 && old_name && new_name) {
    meet(*old_name);
    note({.kind = Event::Kind::rename, .path = *old_name, .other = *new_name});
    recording().known.erase(*old_name);
    recording().known.insert(*new_name);
  }
  return status;
}

int link(const char* from, const char* to) noexcept {
  const auto status = static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
  const auto old_name = below(from);
  const auto new_name = below(to);
  if (status == 0 && old_name && new_name) {
    meet(*old_name);
    note({.kind = Event::Kind::link, .path = *old_name, .other = *new_name});
    recording().known.insert(*new_name);
  }
  return status;
}

int unlink(const char* path) noexcept {
  const auto status = static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
  if (const auto name = below(path); status == 0 && name && recording().known.erase(*name) > 0)
    note({.kind = Event::Kind::unlink, .path = *name});
  return status;
}

int mkdir(const char* path, mode_t mode) noexcept {
  const auto status = static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode));
  if (const auto name = below(path); status == 0 && name) note({.kind = Event::Kind::make_folder, .path = *name});
  return status;
}

}  // extern "C"
