#include "base/folder_lock.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/private_folder.hpp"

namespace rapport {
namespace {

TEST(FolderLock, IsHadByOneAtATime) {
  const std::string folder = private_folder_in(::testing::TempDir(), "lock");
  std::atomic<bool> second{false};
  std::thread other;
  {
    const FolderLock first(folder);
    other = std::thread([&] {
      const FolderLock lock(folder);
      second = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_FALSE(second);
  }
  other.join();
  EXPECT_TRUE(second);
  EXPECT_TRUE(list_folder(folder).empty());
  remove_folder(folder);
}

TEST(FolderLock, NeedsAFolder) { EXPECT_THROW(FolderLock("/nowhere/at/all"), Error); }

}  // namespace
}  // namespace rapport
