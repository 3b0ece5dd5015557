#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cli/run.hpp"
#include "support/test_world.hpp"

namespace rapport::cli {

/// A home in which command lines are run, one after the other.
class Home {
 public:
  /// Runs one, and keeps what it said; its status.
  int run(std::vector<std::string> words) {
    test::TestWorld world({.arguments = std::move(words),
                           .environment = {{"HOME", folder_.path().string()}},
                           .today = today,
                           .seed = ++seed});
    const int status = cli::run(world.world);
    out = world.out();
    err = world.err();
    return status;
  }
  /// The first line of what one prints that succeeds.
  std::string first_of(std::vector<std::string> words) {
    EXPECT_EQ(run(std::move(words)), 0) << err;
    return out.substr(0, out.find('\n'));
  }
  /// All of the journal, as its dump.
  std::string entries() {
    EXPECT_EQ(run({"export", "--include-private"}), 0) << err;
    return out;
  }
  std::string journal() const { return (folder_.path() / ".local/share/rapport/journal.db").string(); }
  std::string backup_folder() const { return (folder_.path() / ".local/state/rapport/backups").string(); }

  Day today = *day_of(2026, 1, 1);
  std::uint64_t seed = 0;
  std::string out;
  std::string err;

 private:
  test::TemporaryFolder folder_;
};

}  // namespace rapport::cli
