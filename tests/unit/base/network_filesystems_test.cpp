#include <gtest/gtest.h>

#include "base/files.hpp"
#include "support/test_world.hpp"

namespace rapport {
namespace {

constexpr std::uint64_t fuse = 0x65735546;
constexpr std::uint64_t ext4 = 0xef53;

const std::string mounts =
    "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
    "30 21 0:40 / /home/you/server rw shared:2 - fuse.sshfs you@server.example:/ rw\n"
    "31 21 0:41 / /home/you/vault rw - fuse.gocryptfs /home/you/.vault rw\n"
    "32 21 0:42 / /media/stick rw shared:3 master:1 - fuseblk /dev/sdb1 rw\n"
    "33 31 0:43 / /home/you/vault/cloud rw - fuse.rclone remote: rw\n";

std::string told(std::uint64_t type, const std::string& folder) {
  return network_filesystem_named(
      type, [] { return mounts; }, folder);
}

TEST(Networks, AreToldByTheNumberOfTheirType) {
  EXPECT_EQ(told(0x6969, "/home"), "NFS");
  EXPECT_EQ(told(0xff534d42, "/home"), "SMB");
  EXPECT_EQ(told(0xfe534d42, "/home"), "SMB");
  EXPECT_EQ(told(ext4, "/home/you/server"), "");
}

TEST(Networks, InUserSpaceAreToldByTheMountNearestAbove) {
  EXPECT_EQ(told(fuse, "/home/you/server/notes"), "sshfs");
  EXPECT_EQ(told(fuse, "/home/you/server"), "sshfs");
  EXPECT_EQ(told(fuse, "/home/you/vault"), "");
  EXPECT_EQ(told(fuse, "/home/you/vault/cloud/x"), "rclone");
  EXPECT_EQ(told(fuse, "/media/stick"), "");
  EXPECT_EQ(network_filesystem_named(
                fuse, [] { return std::string(); }, "/x"),
            "");
}

TEST(Networks, TheDiskOfThisMachineIsNone) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(network_filesystem_of(folder.path().string()), "");
  EXPECT_EQ(network_filesystem_of("/there/is/no/such/folder"), "");
}

TEST(FilesOfOurs, AreClosedToOtherUsers) {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "file").string();
  test::put_file(path, "x");
  std::filesystem::permissions(path, static_cast<std::filesystem::perms>(0644));
  EXPECT_TRUE(make_private(path));
  EXPECT_EQ(inspect(path).mode, 0600U);
  EXPECT_FALSE(make_private(path + "-missing"));
}

}  // namespace
}  // namespace rapport
