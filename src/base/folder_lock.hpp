#pragma once

#include <string>

namespace rapport {

/// While it lives nobody else has one for the same folder, in this process or another. It goes with the process and
/// leaves nothing behind.
class FolderLock {
 public:
  /// Waits up to five seconds. Throws Error{busy} where somebody else keeps it for longer, Error{failure} where there
  /// is no such folder.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace rapport
