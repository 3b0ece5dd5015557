#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

#include "base/world.hpp"

namespace rapport {

/// All of a stream that can be read only once, kept so that it can be read again: the first MiB in memory, and what
/// there is beyond it in a temporary file without a name.
class Spool {
 public:
  /// Reads the stream to its end. Throws Error{failure} where it cannot be kept.
  explicit Spool(Input& in);

  /// It from its start, while the spool exists. Only the newest of these inputs may be read.
  Input input() const;
  /// Bytes.
  std::size_t size() const { return size_; }

 private:
  std::string head_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> rest_;
  std::size_t size_ = 0;
};

}  // namespace rapport
