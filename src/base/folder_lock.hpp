#pragma once

#include <string>

namespace rapport {

/// An exclusive lock on a folder, across threads and processes. The system releases it when the process ends, and it
/// leaves no file behind.
class FolderLock {
 public:
  /// Waits up to five seconds. Throws Error{locked} if somebody else holds the lock for longer, Error{failure} if the
  /// folder does not exist.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace rapport
