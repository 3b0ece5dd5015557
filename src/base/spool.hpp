#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

#include "base/world.hpp"

namespace rapport {

/// The content of a stream that can be read only once, stored so that it can be read again: the first MiB in memory,
/// the rest in an unnamed temporary file.
class Spool {
 public:
  /// Reads the stream to its end. Throws Error{failure} if it cannot be stored.
  explicit Spool(Input& in);

  /// A stream from the start of the content, valid while the spool exists. Only the newest of these streams may be
  /// read.
  Input input() const;
  /// In bytes.
  std::size_t size() const { return size_; }

 private:
  std::string head_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> rest_;
  std::size_t size_ = 0;
};

}  // namespace rapport
