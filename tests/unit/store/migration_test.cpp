#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "store/check.hpp"
#include "store/derived.hpp"
#include "store/journal.hpp"
#include "store/mapping.hpp"
#include "store/schema.hpp"
#include "support/test_world.hpp"

namespace rapport::store {
namespace {

namespace fs = std::filesystem;

std::string migration(const std::string& name) {
  return test::contents(fs::path(RAPPORT_SOURCE) / "src/store/migrations" / name);
}

/// A journal as the first rapport made it, with somebody and a talk in it.
class OldJournal {
 public:
  OldJournal() {
    const Database database(path(), Access::create);
    database.execute(migration("0001_journal.sql"));
    database.execute("PRAGMA application_id=1919971956;PRAGMA user_version=1");
    database.execute("INSERT INTO person(id,handle,name,added_on)VALUES(1,'ana','Ana Silva','2026-01-01')");
    database.execute("INSERT INTO interaction(id,date,people,text)VALUES(2,'2026-02-03','" + to_text(Id{1}) +
                     "','tea')");
  }
  std::string path() const { return (folder_.path() / "journal.db").string(); }
  std::string backups() const { return (folder_.path() / "backups").string(); }

 private:
  test::TemporaryFolder folder_;
};

TEST(Migration, OnceReleasedIsNeverChanged) {
  EXPECT_EQ(test::fingerprint(migration("0001_journal.sql")), 14761549978440867429ULL);
}

TEST(Migration, BringsAnOldJournalUpToDateAndKeepsABackupOfIt) {
  const OldJournal old;
  const std::string before = test::contents(old.path());
  bring_up_to_date(old.path(), old.backups());
  const Database database = open_to_read(old.path());
  EXPECT_EQ(database.integer("PRAGMA user_version"), schema_version());
  EXPECT_EQ(find<model::Person>(database, Id{1})->name, "Ana Silva");
  EXPECT_EQ(find<model::Interaction>(database, Id{2})->text, "tea");
  EXPECT_TRUE(select<model::Relation>(database, "").empty());
  const Database backup = open_to_read(old.backups() + "/before-version-" + std::to_string(schema_version()) + ".db");
  EXPECT_EQ(backup.integer("PRAGMA user_version"), 1);
  EXPECT_EQ(backup.text("SELECT name FROM person"), "Ana Silva");
}

TEST(Migration, IsNotNeededToLookAtAnOldJournal) {
  const OldJournal old;
  const std::string before = test::contents(old.path());
  EXPECT_EQ(open_to_read(old.path()).text("SELECT handle FROM person"), "ana");
  EXPECT_EQ(test::contents(old.path()), before);
}

TEST(Migration, RefusesAnOldJournalWithForeignTables) {
  const OldJournal old;
  Database(old.path(), Access::write).execute("CREATE TABLE foreign_table(x)");
  const std::string before = test::contents(old.path());
  EXPECT_THROW(open_to_read(old.path()), Error);
  EXPECT_THROW(bring_up_to_date(old.path(), old.backups()), Error);
  EXPECT_EQ(test::contents(old.path()), before);
}

TEST(Migration, OfACopyIsFoundWholeInWhateverOrder) {
  const OldJournal old;
  bring_up_to_date(old.path(), old.backups());
  const std::string copy = old.path() + ".copy";
  backup(open_to_read(old.path()), copy);
  EXPECT_NO_THROW(open_to_read(copy));
}

}  // namespace
}  // namespace rapport::store
