#pragma once

#include <cstddef>
#include <string>

namespace rapport {

/// A file opened for reading. It stays the same file even if its name is reused. Throws Error{failure} if it cannot be
/// opened or read.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path);
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Whether a path refers to this file.
  bool is_at(const std::string& path) const;
  /// Reads up to `size` bytes into `into` and returns how many; 0 at the end.
  std::size_t read(char* into, std::size_t size);

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace rapport
