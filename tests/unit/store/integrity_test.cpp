#include "store/integrity.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "store/derived.hpp"
#include "store/difference.hpp"
#include "store/edit.hpp"
#include "store/journal.hpp"
#include "support/test_world.hpp"

namespace rapport::store {
namespace {

using Ids = std::vector<Id>;

const Day day = *day_of(2026, 11, 19);

model::Person person(const std::string& handle, const std::string& every) {
  model::Person one;
  one.handle = one.name = handle;
  one.added_on = day;
  one.every = every;
  return one;
}

model::Interaction interaction(const std::string& text, Ids people, Ids mentioned) {
  model::Interaction one;
  one.date = day;
  one.text = text;
  one.people = std::move(people);
  one.mentioned = std::move(mentioned);
  return one;
}

/// A journal in a file, with two people and two talks.
class Journal {
 public:
  Journal() {
    create_journal_file(empty_journal("device"), path());
    Database database = open_to_write(path(), {});
    Edit edit(database, {.command = "add", .now = 1'800'000'000, .seed = 7});
    ana = edit.add(person("ana", "3w"));
    bo = edit.add(person("bo", ""));
    tea = edit.add(interaction("tea", {ana}, {bo}));
    edit.add(interaction("lunch", {ana, bo}, {}));
    edit.commit();
  }
  std::string path() const { return (folder_.path() / "journal.db").string(); }
  Database database(Access access = Access::read) const { return {path(), access}; }

  Id ana, bo, tea;

 private:
  test::TemporaryFolder folder_;
};

/// The names of the settings that are not what they must be.
std::vector<std::string> wrong(const Database& database, Access access = Access::write) {
  std::vector<std::string> names;
  for (const ConnectionSetting& one : trust_settings(database, access)) {
    if (!one.is_right()) names.push_back(one.name);
  }
  return names;
}

TEST(Settings, OfWritersAndReadersAreWhatTheyMustBe) {
  const Journal journal;
  EXPECT_EQ(wrong(open_to_write(journal.path(), {})), std::vector<std::string>{});
  EXPECT_EQ(wrong(open_to_read(journal.path()), Access::read), std::vector<std::string>{});
  EXPECT_EQ(trust_settings(open_to_write(journal.path(), {}), Access::write).size(), 13U);
  EXPECT_EQ(trust_settings(open_to_read(journal.path()), Access::read).size(), 8U);
}

TEST(Settings, EachThatIsOtherwiseIsNamed) {
  const Journal journal;
  for (const auto& [pragma, name] :
       std::vector<std::pair<std::string, std::string>>{{"journal_mode=PERSIST", "journal_mode"},
                                                        {"synchronous=FULL", "synchronous"},
                                                        {"busy_timeout=100", "busy_timeout"},
                                                        {"foreign_keys=ON", "foreign_keys"},
                                                        {"trusted_schema=ON", "trusted_schema"},
                                                        {"cell_size_check=OFF", "cell_size_check"},
                                                        {"secure_delete=FAST", "secure_delete"},
                                                        {"temp_store=FILE", "temp_store"},
                                                        {"mmap_size=4096", "mmap_size"}}) {
    const Database database = open_to_write(journal.path(), {});
    database.execute("PRAGMA " + pragma);
    EXPECT_EQ(wrong(database), std::vector<std::string>{name});
  }
}

TEST(Derived, IsFreshAfterAnEditAndLooksWithoutWriting) {
  const Journal journal;
  const std::string before = test::contents(journal.path());
  EXPECT_TRUE(derived_is_fresh(open_to_read(journal.path())));
  EXPECT_EQ(test::contents(journal.path()), before);
}

TEST(Derived, EachRowThatIsStaleIsSeen) {
  for (const char* harm :
       {"UPDATE participant SET part=2", "DELETE FROM participant WHERE part=0", "UPDATE standing SET tries=1",
        "INSERT INTO participant VALUES(1,'2026-01-01',1,1)", "DELETE FROM standing",
        "DELETE FROM name WHERE kind='full'", "INSERT INTO name VALUES('eve',1,'full')",
        "UPDATE standing SET due_on='2020-01-01'WHERE due_on<>''"}) {
    const Journal journal;
    const Database database = journal.database(Access::write);
    database.execute(harm);
    ASSERT_GT(database.changed(), 0) << harm;
    EXPECT_FALSE(derived_is_fresh(database)) << harm;
    // What was looked at is the journal's again.
    EXPECT_EQ(database.integer("SELECT count(*)FROM standing"), database.integer("SELECT count(*)FROM main.standing"));
  }
}

TEST(Log, EachEntryThatIsNotAsItSaysIsNamed) {
  const Journal journal;
  const Database database = journal.database(Access::write);
  EXPECT_TRUE(rows_differing_from_log(database).empty());
  const auto after = [&](const std::string& harm) {
    const Transaction transaction(database, Access::write);
    database.execute(harm);
    return rows_differing_from_log(database);
  };
  const auto named = [](const char* table, Id id) { return std::vector{std::string(table) + " " + to_text(id)}; };
  EXPECT_EQ(after("UPDATE person SET relation='boss'WHERE handle='bo'"), named("person", journal.bo));
  EXPECT_EQ(after("DELETE FROM interaction WHERE text='tea'"), named("interaction", journal.tea));
  EXPECT_EQ(after("INSERT INTO person(id)VALUES(99)"), named("person", Id{99}));
  EXPECT_EQ(after("DELETE FROM change WHERE id=" + std::to_string(journal.ana.value)), named("person", journal.ana));
  EXPECT_EQ(
      after("WITH n(i)AS(SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<50)INSERT INTO fact(id)SELECT i FROM n").size(),
      10U);
  EXPECT_TRUE(rows_differing_from_log(database).empty());
}

TEST(Difference, NamesWhatIsOnOneSideAloneAndWhatIsNotAlike) {
  const Journal journal;
  const std::string copy = journal.path() + ".copy";
  backup(journal.database(), copy);
  EXPECT_TRUE(differences(journal.database(), Database(copy, Access::read)).empty());
  Database database = open_to_write(journal.path(), {});
  Edit edit(database, {.command = "more", .now = 1'800'000'001, .seed = 8});
  edit.change<model::Person>(journal.ana, [](auto& ana) { ana.relation = "friend"; });
  edit.remove<model::Interaction>(journal.tea);
  const Id cem = edit.add(person("cem", ""));
  edit.commit();
  const auto found = differences(database, Database(copy, Access::read));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].table, "person");
  EXPECT_EQ(found[0].only_here.some, Ids{cem});
  EXPECT_EQ(found[0].only_there.count, 0);
  EXPECT_EQ(found[0].changed.some, Ids{journal.ana});
  EXPECT_EQ(found[1].table, "interaction");
  EXPECT_EQ(found[1].only_there.some, Ids{journal.tea});
  EXPECT_EQ(found[1].only_here.count + found[1].changed.count, 0);
}

TEST(Difference, CountsAllAndNamesTheFirst) {
  const Journal journal;
  const Database other = empty_journal();
  other.execute("WITH n(i)AS(SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<50)INSERT INTO fact(id)SELECT i FROM n");
  const auto found = differences(empty_journal(), other);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].only_there.count, 50);
  EXPECT_EQ(found[0].only_there.some, (Ids{{1}, {2}, {3}, {4}, {5}}));
}

TEST(Replace, KeepsWhatWasThereAndRefusesWhoStillHasItOpen) {
  const Journal journal;
  const std::string before = test::contents(journal.path());
  const std::string kept = journal.path() + ".kept";
  Database late = open_to_write(journal.path(), {});
  test::put_file(journal.path() + "-wal", "of the old file");
  replace(journal.path(), empty_journal("other"), kept, [](Database&) {});
  EXPECT_EQ(test::contents(kept), before);
  EXPECT_EQ(test::contents(journal.path() + "-wal"), "");
  EXPECT_EQ(open_to_read(journal.path()).text("SELECT value FROM meta"), "other");
  EXPECT_THROW(late.execute("BEGIN IMMEDIATE;INSERT INTO meta VALUES('a','b');COMMIT"), Error);
}

TEST(InUse, IsWhatAnotherConnectionWrites) {
  const Journal journal;
  EXPECT_FALSE(in_use(journal.path()));
  const Database database = journal.database(Access::write);
  const Transaction transaction(database, Access::write);
  EXPECT_TRUE(in_use(journal.path()));
  test::put_file(journal.path() + ".txt",
                 "no database at all, and longer than a header of one hundred bytes is, of course");
  EXPECT_FALSE(in_use(journal.path() + ".txt"));
}

TEST(Damage, IsSeenInABackup) {
  const Journal journal;
  EXPECT_EQ(damage_in(journal.path()), "");
  std::string bytes = test::contents(journal.path());
  const std::string half = journal.path() + ".half";
  test::put_file(half, bytes.substr(0, bytes.size() / 2));
  EXPECT_NE(damage_in(half), "");
  EXPECT_NE(damage_in(journal.path() + ".missing"), "");
}

}  // namespace
}  // namespace rapport::store
