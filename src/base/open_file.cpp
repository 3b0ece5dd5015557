#include "base/open_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace rapport {
namespace {

[[noreturn]] void fail(const std::string& path) {
  throw Error(ErrorCode::failure, path + " cannot be read: " + std::strerror(errno));
}

}  // namespace

OpenFile::OpenFile(const std::string& path) : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) fail(path_);
}

OpenFile::~OpenFile() { ::close(descriptor_); }

bool OpenFile::is_at(const std::string& path) const {
  struct stat mine {};
  struct stat there {};
  return ::fstat(descriptor_, &mine) == 0 && ::stat(path.c_str(), &there) == 0 && mine.st_dev == there.st_dev &&
         mine.st_ino == there.st_ino;
}

std::size_t OpenFile::read(char* into, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, into, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) fail(path_);
  }
}

}  // namespace rapport
