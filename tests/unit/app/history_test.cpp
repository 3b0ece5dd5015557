#include <gtest/gtest.h>

#include <random>

#include "app/app.hpp"
#include "store/check.hpp"
#include "store/derived.hpp"
#include "store/history.hpp"
#include "store/journal.hpp"
#include "support/test_world.hpp"

namespace rapport::app {
namespace {

/// A journal on which command lines are run, one after the other.
class Journal {
 public:
  int run(std::vector<std::string> words) {
    words.insert(words.begin(), {"--journal", path()});
    test::TestWorld world({.arguments = std::move(words),
                           .environment = {{"HOME", folder_.path().string()}},
                           .today = today,
                           .seed = ++seed_});
    const int status = app::run(world.world);
    out = world.out();
    err = world.err();
    return status;
  }
  std::string dump() {
    run({"export", "--include-private"});
    return out;
  }
  std::string path() const { return (folder_.path() / "journal.db").string(); }

  Day today = *day_of(2026, 1, 1);
  std::string out;
  std::string err;

 private:
  test::TemporaryFolder folder_;
  std::uint64_t seed_ = 0;
};

/// A random command of the kind a person gives; most succeed, some are refused.
std::vector<std::string> some_command(std::mt19937& random, Journal& journal) {
  const auto pick = [&](std::vector<std::string> choices) { return choices[random() % choices.size()]; };
  const auto who = [&] { return pick({"ana", "bo", "cem", "dee", "eli"}); };
  const auto entry = [&](const char* kind) {
    journal.run({kind, "--format", "ids"});
    return journal.out.substr(0, journal.out.find('\n'));
  };
  switch (random() % 29) {
    case 0:
      return {"add",     pick({"Ana Silva", "Bo Li", "Cem Kaya", "Dee Fox", "Eli Roth"}),
              "--every", pick({"1w", "1m", "never"}),
              "--tag",   pick({"x", "y"})};
    case 1:
      return {"log",
              "yesterday: lunch with " + pick({"Ana", "Bo and Cem", "Dee"}) + " #t -> call by friday ?? how is it"};
    case 2:
      return {"log", "call with " + pick({"Ana", "Bo", "Eli"}), pick({"--attempt", "--no-touch", "--private"})};
    case 3:
      return {"log", "coffee", "--with", who(), "--got", "advice"};
    case 4:
      return {"edit", who(), "--org", pick({"Acme", "Lumen", ""}), "--relation", pick({"client", ""})};
    case 5:
      return {"edit", who(), "--every", pick({"2w", "3m", ""})};
    case 6:
      return {"tag", who(), pick({"+x", "-x", "+y", "-y"})};
    case 7:
      return {"cadence", "--tag", pick({"x", "y"}), "--every", pick({"1w", "2w", "1m"})};
    case 8:
      return {"cadence", "--tag", pick({"x", "y"}), "--clear"};
    case 9:
      return {"snooze", who(), pick({"1w", "2m"})};
    case 10:
      return {"pause", who(), "--until", "2027-01-01"};
    case 11:
      return {"pause", "--until", "2026-12-01"};
    case 12:
      return {"thank", who(), "help", pick({"--later", "--by=card"})};
    case 13:
      return {"celebrate", who(), "a win", pick({"--later", "--by=card"})};
    case 14:
      return {"promise", who(), "a thing", "--by", "next fri"};
    case 15:
      return {"promise", "--done", entry("promise")};
    case 16:
      return {"archive", who(), pick({"--back", "--deceased"})};
    case 17:
      return {"edit", entry("journal"), "--text", "other words", "--with", who()};
    case 18:
      return {"rm", entry("journal")};
    case 19:
      return {"relate", who(), pick({"manager", "friend", "board member"}), who()};
    case 20:
      return {"note", who(), pick({"looks for a flat", "rents flats", "climbs"}), "--about",
              pick({"need", "offer", "interest"})};
    case 21:
      return {"ask", who(), "how was it"};
    case 22:
      return {"style", who(), "--channel", pick({"call", "email", ""}), "--tip", pick({"mornings", "slowly"})};
    case 23:
      return {"give", who(), "a book", "--kind", pick({"resource", "help"})};
    case 24:
      return {"intro", who(), who(), "they share a hobby", "--stage", pick({"idea", "asked", "made", "declined"})};
    case 25:
      return {"repair", who(), "a misunderstanding", "--talk", "next fri"};
    case 26:
      if (random() % 3 != 0) return {"log", "tea with Ana, Bo and Cem"};
      return {"merge", who(), who()};
    case 27:
      return {"plan", "--apply"};
    default:
      return {"rm", who()};
  }
}

void expect_derived_is_fresh(const Journal& journal) {
  const auto database = store::open_to_read(journal.path());
  EXPECT_TRUE(store::derived_is_fresh(database));
  EXPECT_EQ(store::rows_unlike_log(database), std::vector<std::string>{});
}

class UndoProperty : public testing::TestWithParam<unsigned> {};

TEST_P(UndoProperty, TakesBackEveryCommandWholeAndTheDumpIsTheSameAtEachStep) {
  std::mt19937 random(GetParam());
  Journal journal;
  ASSERT_EQ(journal.run({"add", "Ana Silva"}), 0);
  std::vector<std::string> dumps{journal.dump()};
  for (int step = 0; step < 40; ++step) {
    if (random() % 3 == 0) journal.today = journal.today + static_cast<int>(random() % 20);
    const auto before = journal.dump();
    const int status = journal.run(some_command(random, journal));
    const auto after = journal.dump();
    if (status != 0) {
      ASSERT_EQ(after, before) << journal.err;
    }
    if (after != before) dumps.push_back(after);
    expect_derived_is_fresh(journal);
  }
  ASSERT_GT(dumps.size(), 5U);
  const std::string last = dumps.back();
  std::size_t undone = 0;
  while (dumps.size() > 1) {
    ASSERT_EQ(journal.run({"undo"}), 0) << journal.err;
    ++undone;
    dumps.pop_back();
    ASSERT_EQ(journal.dump(), dumps.back());
    expect_derived_is_fresh(journal);
  }
  // The same way back: the undos are undone, the newest first.
  const auto history = store::history(store::open_to_read(journal.path()), static_cast<int>(undone));
  for (const auto& one : history) ASSERT_EQ(journal.run({"undo", to_text(one.id)}), 0) << journal.err;
  EXPECT_EQ(journal.dump(), last);
  expect_derived_is_fresh(journal);
}

INSTANTIATE_TEST_SUITE_P(Histories, UndoProperty, testing::Range(1U, 9U));

TEST(Undo, IsRefusedWithTheLaterCommandNamedWhereAFieldHasChangedSince) {
  Journal journal;
  journal.run({"add", "Ana Silva"});
  journal.run({"edit", "ana", "--relation", "client"});
  const auto database = store::open_to_read(journal.path());
  const auto history = store::history(database, 0);
  journal.run({"edit", "ana", "--relation", "friend"});
  EXPECT_EQ(journal.run({"undo", to_text(history.front().id)}), 1);
  EXPECT_NE(journal.err.find("(edit ana)"), std::string::npos) << journal.err;
}

TEST(Undo, IsRefusedWhereALaterEntryRefersToWhatWouldVanish) {
  Journal journal;
  journal.run({"add", "Ana Silva"});
  const auto history = store::history(store::open_to_read(journal.path()), 0);
  journal.run({"log", "met Ana"});
  EXPECT_EQ(journal.run({"undo", to_text(history.front().id)}), 1);
  EXPECT_NE(journal.err.find("(log)"), std::string::npos) << journal.err;
}

TEST(Undo, OfAnUndoRedoes) {
  Journal journal;
  journal.run({"add", "Ana Silva"});
  journal.run({"log", "met Ana"});
  const std::string before = journal.dump();
  journal.run({"undo"});
  EXPECT_NE(journal.dump(), before);
  const auto history = store::history(store::open_to_read(journal.path()), 1);
  EXPECT_EQ(journal.run({"undo", to_text(history.front().id)}), 0) << journal.err;
  EXPECT_EQ(journal.dump(), before);
}

TEST(Doctor, SeesADerivedTableThatIsStale) {
  Journal journal;
  journal.run({"add", "Ana Silva", "--every", "1w"});
  {
    const store::Database database(journal.path(), store::Access::write);
    database.execute("UPDATE standing SET due_on='2020-01-01'");
  }
  EXPECT_EQ(journal.run({"doctor"}), 1) << journal.out;
  EXPECT_EQ(journal.run({"doctor", "--fix"}), 0) << journal.out;
}

TEST(Doctor, SeesARowThatTheLogDoesNotKnow) {
  Journal journal;
  journal.run({"add", "Ana Silva"});
  {
    const store::Database database(journal.path(), store::Access::write);
    database.execute("UPDATE person SET relation='boss'");
  }
  EXPECT_EQ(journal.run({"doctor"}), 1) << journal.out;
}

TEST(Journal, ACommandThatChangesNothingLeavesNoOperationBehind) {
  Journal journal;
  journal.run({"add", "Ana Silva", "--org", "Acme"});
  journal.run({"edit", "ana", "--org", "Acme"});
  EXPECT_EQ(store::history(store::open_to_read(journal.path()), 0).size(), 1U);
}

}  // namespace
}  // namespace rapport::app
