#include "base/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace rapport {
namespace {

constexpr int longest_wait = 5000;  // milliseconds
constexpr int step = 5;

bool is_taken(int descriptor) { return ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK; }

}  // namespace

/// If the file system does not support such locks, the caller continues without one.
FolderLock::FolderLock(const std::string& folder)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw Error(ErrorCode::failure, folder + " cannot be opened: " + std::strerror(errno));
  for (int waited = 0; is_taken(descriptor_); waited += step) {
    if (waited >= longest_wait) {
      ::close(descriptor_);
      throw Error(ErrorCode::locked, folder + " is in use by another process", "try again in a moment");
    }
    ::usleep(step * 1000);
  }
}

FolderLock::~FolderLock() { ::close(descriptor_); }

}  // namespace rapport
