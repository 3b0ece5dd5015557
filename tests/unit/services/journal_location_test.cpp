#include "services/maintenance/journal_location.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/test_world.hpp"

namespace rapport::services {
namespace {

namespace fs = std::filesystem;

TEST(Places, AFolderThatAProgramSyncsIsToldByItsNameOrThoseAbove) {
  const test::TemporaryFolder home;
  const auto syncer = [&](const std::string& folder) {
    fs::create_directories(home.path() / folder);
    return syncer_of((home.path() / folder).string());
  };
  EXPECT_EQ(syncer("Dropbox/notes/deep"), "Dropbox");
  EXPECT_EQ(syncer("Dropbox (Lumen)"), "Dropbox");
  EXPECT_EQ(syncer("OneDrive - Lumen/rapport"), "OneDrive");
  EXPECT_EQ(syncer("Library/Mobile Documents/x"), "iCloud");
  EXPECT_EQ(syncer("Nextcloud"), "Nextcloud");
  EXPECT_EQ(syncer("Google Drive/My Drive"), "Google Drive");
  EXPECT_EQ(syncer(".local/share/rapport"), "");
  EXPECT_EQ(syncer("Proton Drive/My files"), "Proton Drive");
  EXPECT_EQ(syncer("Box/notes"), "Box");
  EXPECT_EQ(syncer("Sync"), "a program");
  EXPECT_EQ(syncer("box of letters"), "");
  EXPECT_EQ(syncer("dropboxes/mine"), "");
}

TEST(Places, AFolderThatAProgramSyncsIsToldByWhatTheProgramLeavesInIt) {
  const auto with = [](const std::string& marker, bool folder) {
    const test::TemporaryFolder home;
    fs::create_directories((home.path() / "notes" / marker).parent_path());
    fs::create_directories(home.path() / "notes/deep");
    if (folder)
      fs::create_directories(home.path() / "notes" / marker);
    else
      test::put_file(home.path() / "notes" / marker, "x");
    return syncer_of((home.path() / "notes/deep").string());
  };
  EXPECT_EQ(with(".stfolder", true), "Syncthing");
  EXPECT_EQ(with(".stversions", true), "Syncthing");
  EXPECT_EQ(with(".dropbox", false), "Dropbox");
  EXPECT_EQ(with(".dropbox", true), "");  // the program's own folder in a home
  EXPECT_EQ(with(".sync/ID", false), "Resilio Sync");
  EXPECT_EQ(with(".sync_0123456789ab.db", false), "Nextcloud");
  EXPECT_EQ(with(".tmp.drivedownload", true), "Google Drive");
  EXPECT_EQ(with(".git", true), "");
}

TEST(Places, ALinkIsFollowedToWhereTheFileReallyLies) {
  const test::TemporaryFolder home;
  fs::create_directories(home.path() / "Dropbox/rapport");
  fs::create_directory_symlink(home.path() / "Dropbox/rapport", home.path() / "share");
  EXPECT_EQ(syncer_of((home.path() / "share").string()), "Dropbox");
}

TEST(Places, SecondVersionsAreToldByTheirNames) {
  for (const char* name : {"journal (conflicted copy 2026-11-19).db", "journal (Ana's conflicted copy).db",
                           "journal.sync-conflict-20261119-080000-ABCDEFG.db", "journal (1).db", "journal(2).db",
                           "journal.db (1)", "Journal.Conflict.db", "journal - Copy.db", "journal_conf(1).db",
                           "journal 2.db", "journal-LAPTOP-7K3.db", "journal (in Konflikt stehende Kopie).db",
                           "journal - Kopie.db", "journal - copie.db", "journal (copie en conflit).db"})
    EXPECT_TRUE(is_second_version(name, "journal.db")) << name;
  for (const char* name :
       {"journal.db", "journal.db-journal", "journal.db-search", "notes (1).db", "conflict.txt", "journal (old).db",
        "journal ().db", "journal-2025.db", "journal-old.db", "journal two.db", "journal-.db"})
    EXPECT_FALSE(is_second_version(name, "journal.db")) << name;
  EXPECT_FALSE(is_second_version("\u0149", "\u0149.db"));  // folded it is longer
}

TEST(Places, TemporaryFilesAreToldByTheirNames) {
  EXPECT_TRUE(is_temporary(".journal.db.a1B2c3", "journal.db"));
  EXPECT_TRUE(is_temporary(".journal.db.a1B2c3-journal", "journal.db"));
  EXPECT_TRUE(is_temporary(".edit.txt.ZZZZZZ", ""));
  for (const char* name : {"journal.db.a1B2c3", ".journal.db.a1B2c", ".journal.db.a1B2c3d", ".other.db.a1B2c3",
                           ".journal.db", ".a1B2c3", ".journal.db.a1-2c3", ".journal.db.backup", "journal.db"})
    EXPECT_FALSE(is_temporary(name, "journal.db")) << name;
}

}  // namespace
}  // namespace rapport::services
