#include "base/files.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "support/test_world.hpp"

namespace {

using namespace rapport;
using Kind = PathState::Kind;

/// A folder that goes when the test ends, with a pipe in it that somebody reads.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(::mkfifo(pipe().c_str(), 0600), 0);
    reader_ = ::open(pipe().c_str(), O_RDONLY | O_NONBLOCK);
  }
  void TearDown() override { ::close(reader_); }
  std::string path(const char* name) const { return (folder_.path() / name).string(); }
  std::string pipe() const { return path("pipe"); }
  std::string file() const { return path("file"); }

  /// What has arrived in the pipe.
  std::string arrived() const {
    std::array<char, 100> bytes{};
    const ssize_t count = ::read(reader_, bytes.data(), bytes.size());
    return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
  }

  test::TemporaryFolder folder_;
  int reader_ = -1;
};

TEST_F(Files, AreReplacedAsAWhole) {
  write_file(file(), "old and long");
  write_file(file(), "new");
  EXPECT_EQ(read_file(file(), 100), "new");
  EXPECT_EQ(list_folder(folder_.path().string()), (std::vector<std::string>{"file", "pipe"}));
}

TEST_F(Files, APipeIsWrittenIntoAndStaysAPipe) {
  write_file(pipe(), "text");
  EXPECT_EQ(inspect(pipe()).kind, Kind::other);
  EXPECT_EQ(arrived(), "text");
}

TEST_F(Files, ALinkToADeviceStaysALink) {
  ASSERT_EQ(::symlink("/dev/null", file().c_str()), 0);
  write_file(file(), "text");
  EXPECT_TRUE(inspect(file()).link);
}

TEST_F(Files, NothingIsToTakeThePlaceOfAPipeOrADevice) {
  EXPECT_THROW(temporary_beside(pipe()), Error);
  EXPECT_THROW(temporary_beside("/dev/null"), Error);
  EXPECT_THROW(temporary_beside("/dev/stdout"), Error);
  EXPECT_NE(temporary_beside(file()), file());
}

/// What is left beside the pipe when a signal ends the process.
class Ended : public Files {
 protected:
  std::vector<std::string> left() const {
    remove_temporaries();
    auto names = list_folder(folder_.path().string());
    std::erase(names, "pipe");
    return names;
  }
};

TEST_F(Ended, ATemporaryGoesWithWhatIsBesideIt) {
  const std::string temporary = temporary_beside(file());
  for (const char* end : {"-journal", "-wal", "-shm", "-other"}) test::put_file(temporary + end, "text");
  register_temporary(path("noted"));
  test::put_file(path("noted"), "text");
  EXPECT_EQ(left(), std::vector{std::filesystem::path(temporary + "-other").filename().string()});
}

TEST_F(Ended, WhatIsInItsPlaceStays) {
  const std::string first = temporary_beside(file());
  const std::string second = temporary_beside(path("other"));
  const std::string third = temporary_beside(file());
  replace_file(first, file());
  EXPECT_TRUE(rename_unless_taken(second, path("other")));
  EXPECT_FALSE(rename_unless_taken(third, file()));
  write_file(path("written"), "text");
  EXPECT_EQ(left(), (std::vector<std::string>{"file", "other", "written"}));
}

TEST_F(Ended, ThereIsRoomForTheNextOnes) {
  for (int i = 0; i < 100; ++i) write_file(file(), "text");
  for (int i = 0; i < 100; ++i) remove_file(temporary_beside(file()));
  for (int i = 0; i < 4; ++i) temporary_beside(file());
  EXPECT_EQ(left(), std::vector<std::string>{"file"});
}

TEST_F(Ended, WhatFindsNoRoomStaysAndHarmsNothing) {
  for (int i = 0; i < 100; ++i) temporary_beside(file());
  const std::size_t count = left().size();
  EXPECT_GT(count, 50U);
  EXPECT_LT(count, 100U);
}

TEST_F(Files, WhatADeviceDoesNotTakeIsAnError) { EXPECT_THROW(write_file("/dev/full", "text"), Error); }

}  // namespace
