#pragma once

#include <cstddef>
#include <string>

namespace rapport {

/// A file that is open to be read, and stays the same one whatever becomes of its name. Throws Error{failure} where it
/// cannot be opened or read.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path);
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Whether a path leads to it.
  bool is_at(const std::string& path) const;
  /// Puts the next bytes, up to `size`, at `into` and returns how many; 0 at the end.
  std::size_t read(char* into, std::size_t size);

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace rapport
