#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/derived.hpp"
#include "store/integrity.hpp"
#include "store/journal.hpp"
#include "store/mapping.hpp"
#include "store/references.hpp"
#include "store/schema.hpp"
#include "support/test_world.hpp"

namespace rapport::store {
namespace {

namespace fs = std::filesystem;

std::string migration(const std::string& name) {
  return test::contents(fs::path(RAPPORT_SOURCE) / "src/store/migrations" / name);
}

/// A journal as the first rapport made it, or the second, with somebody and a talk in it.
class OldJournal {
 public:
  explicit OldJournal(int version = 1) {
    const Database database(path(), Access::create);
    database.execute(migration("0001_journal.sql"));
    if (version > 1) database.execute(migration("0002_practices.sql"));
    database.execute("PRAGMA application_id=1919971956;PRAGMA user_version=" + std::to_string(version));
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
  EXPECT_EQ(hash(migration("0001_journal.sql")), 14761549978440867429ULL);
  EXPECT_EQ(hash(migration("0002_practices.sql")), 6510646036767715492ULL);
}

std::set<std::string> statements_of(const Database& database) {
  std::set<std::string> found;
  Statement rows = database.prepare("SELECT sql FROM sqlite_schema WHERE sql<>''AND type<>'view'");
  while (rows.step()) found.emplace(rows.text(0));
  return found;
}

TEST(Migration, EndsWhereANewJournalBegins) {
  for (const int version : {1, 2}) {
    const OldJournal old(version);
    bring_up_to_date(old.path(), old.backups());
    EXPECT_EQ(statements_of(open_to_read(old.path())), statements_of(empty_journal())) << version;
  }
}

TEST(Migration, LeavesNothingEmptyInNewColumns) {
  const OldJournal old(2);
  Database(old.path(), Access::write).execute("INSERT INTO promise(id,text,made_on)VALUES(7,'deck','2026-02-03')");
  bring_up_to_date(old.path(), old.backups());
  const Database database = open_to_read(old.path());
  EXPECT_EQ(database.text("SELECT typeof(snoozed_until)FROM promise"), "text");
  EXPECT_EQ(find<model::Promise>(database, Id{7})->snoozed_until, std::nullopt);
}

TEST(Migration, PutsWordsRightThatNoVocabularyHasAndTheLogSaysSo) {
  const OldJournal old(2);
  Database(old.path(), Access::write)
      .execute(
          "UPDATE person SET status='zombie';UPDATE interaction SET outcome='perhaps';"
          "INSERT INTO operation VALUES(3,'here',1770000000,'import',0,0);"
          "INSERT INTO change VALUES(3,1,'person',1,'','{\"handle\":\"ana\",\"name\":\"Ana "
          "Silva\",\"status\":\"zombie\","
          "\"added_on\":\"2026-01-01\"}');"
          "INSERT INTO change VALUES(3,2,'interaction',2,'','{\"date\":\"2026-02-03\",\"outcome\":\"perhaps\","
          "\"people\":\"" +
          to_text(Id{1}) + "\",\"text\":\"tea\"}')");
  bring_up_to_date(old.path(), old.backups());
  const Database database = open_to_read(old.path());
  EXPECT_EQ(database.text("SELECT status FROM person"), "active");
  EXPECT_EQ(database.text("SELECT outcome FROM interaction"), "reached");
  EXPECT_TRUE(rows_differing_from_log(database).empty());
  EXPECT_TRUE(derived_is_fresh(database));
  EXPECT_TRUE(entry_problems(database).empty());
  const std::vector<std::string> expected{
      entry_name("person", Id{1}) + ": status was 'zombie', is now 'active'",
      entry_name("interaction", Id{2}) + ": outcome was 'perhaps', is now 'reached'"};
  EXPECT_EQ(normalized_words(database), expected);
}

TEST(Migration, SaysNothingOfWordsWhereAllAreRight) {
  const OldJournal old(2);
  bring_up_to_date(old.path(), old.backups());
  const Database database = open_to_read(old.path());
  EXPECT_EQ(database.integer("SELECT count(*)FROM operation"), 0);
  EXPECT_TRUE(normalized_words(database).empty());
}

TEST(Migration, LetsTheViewsThatSomebodyMadeReadTheNewTables) {
  const OldJournal old(2);
  Database(old.path(), Access::write).execute("CREATE VIEW mine AS SELECT name FROM person");
  bring_up_to_date(old.path(), old.backups());
  EXPECT_EQ(views(open_to_read(old.path())), std::vector<std::string>{"mine"});
  EXPECT_EQ(open_to_read(old.path()).text("SELECT sql FROM sqlite_schema WHERE type='view'"),
            "CREATE VIEW mine AS SELECT name FROM person");
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
