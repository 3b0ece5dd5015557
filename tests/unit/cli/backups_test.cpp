#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <random>

#include "services/maintenance/backups.hpp"
#include "store/integrity.hpp"
#include "unit/cli/home.hpp"

namespace rapport::cli {
namespace {

namespace fs = std::filesystem;

/// A home in which rapport is used, day after day.
class Life : public Home {
 public:
  /// What is acknowledged by the end of a day on which something is written, if anything is.
  void live(std::mt19937& random) {
    const int count = static_cast<int>(random() % 3);
    for (int i = 0; i < count; ++i) {
      ASSERT_EQ(run(some_command(random)), 0) << err;
      // The first writing command of a day makes its backup.
      if (i == 0) acknowledged.emplace(today, entries());
    }
  }
  std::map<Day, fs::path> backups() const {
    std::map<Day, fs::path> found;
    for (const auto& one : fs::recursive_directory_iterator(backup_folder())) {
      const auto day = parse_iso(one.path().stem().string());
      if (day && one.path().extension() == ".db") found.emplace(*day, one.path());
    }
    return found;
  }

  std::map<Day, std::string> acknowledged;

 private:
  std::vector<std::string> some_command(std::mt19937& random) {
    const std::string number = std::to_string(seed);
    switch (people_++ == 0 ? 0 : random() % 6) {
      case 0:
        return {"add", "Ana " + number, "--new", "--every", "3w", "--as", "ana" + number};
      case 1:
        return {"edit", first(), "--relation", "relation " + number};
      case 2:
        return {"promise", first(), "thing " + number, "--by", "next fri"};
      case 3:
        return {"note", first(), "fact " + number};
      default:
        return {"log", "coffee " + number, "--with", first(), "--private"};
    }
  }
  std::string first() { return first_of({"list", "--format", "ids"}); }

  int people_ = 0;
};

TEST(Backups, OfAYearAreTheRightDaysAndEachBringsBackWhatWasAcknowledged) {
  constexpr int days = 366;
  std::mt19937 random(7);
  Life life;
  for (int i = 0; i < days; ++i, life.today = life.today + 1) {
    ASSERT_NO_FATAL_FAILURE(life.live(random));
    if (i % 97 == 96) life.today = life.today + 25;  // a long holiday
  }
  std::vector<Day> written;
  for (const auto& [day, entries] : life.acknowledged) written.push_back(day);
  const auto expected = services::kept(written, {});
  const auto backups = life.backups();
  ASSERT_EQ(backups.size(), expected.size());
  EXPECT_EQ(backups.size(), 17U);
  for (const Day day : expected) {
    ASSERT_TRUE(backups.contains(day)) << to_iso(day);
    EXPECT_EQ(fs::status(backups.at(day)).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    ASSERT_EQ(life.run({"restore", to_iso(day)}), 0) << life.err;
    EXPECT_EQ(life.entries(), life.acknowledged.at(day)) << to_iso(day);
    EXPECT_EQ(life.run({"doctor"}), 0) << life.out;
  }
  // The control: what was acknowledged on another day is something else.
  EXPECT_NE(life.entries(), life.acknowledged.rbegin()->second);
}

TEST(Backups, OfDaysToComeNeitherCountNorGo) {
  Life life;
  life.today = *day_of(2030, 1, 1);
  for (int i = 0; i < 9; ++i, life.today = life.today + 1)
    ASSERT_EQ(life.run({"add", "Ana", "--new", "--as", "a" + std::to_string(i)}), 0) << life.err;
  life.today = *day_of(2026, 1, 1);
  for (int i = 0; i < 9; ++i, life.today = life.today + 1)
    ASSERT_EQ(life.run({"add", "Ana", "--new", "--as", "b" + std::to_string(i)}), 0) << life.err;
  const auto backups = life.backups();
  for (int i = 2; i < 9; ++i) EXPECT_TRUE(backups.contains(*day_of(2026, 1, 1) + i)) << i;
  EXPECT_TRUE(backups.contains(*day_of(2030, 1, 9)));
}

TEST(Restore, TakenBackByRestoringWhatItKept) {
  Life life;
  ASSERT_EQ(life.run({"add", "Ana Silva"}), 0);
  const std::string backup = life.first_of({"backup", "--list", "--format", "ids"});
  ASSERT_EQ(life.run({"log", "coffee with Ana"}), 0);
  const std::string before = life.entries();
  for (int round = 0; round < 2; ++round) {  // in the same second: neither kept file takes the other's place
    const std::string kept = life.first_of({"restore", backup, "--format", "tsv", "--columns", "kept", "--no-header"});
    EXPECT_NE(life.entries(), before);
    ASSERT_EQ(life.run({"restore", kept}), 0) << life.err;
    EXPECT_EQ(life.entries(), before);
  }
}

}  // namespace
}  // namespace rapport::cli
