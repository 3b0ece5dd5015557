#include <gtest/gtest.h>

#include <random>

#include "store/derived.hpp"
#include "store/history.hpp"
#include "store/integrity.hpp"
#include "store/journal.hpp"
#include "unit/cli/home.hpp"

namespace rapport::cli {
namespace {

/// A random command of the kind a person gives; most succeed, some are refused.
std::vector<std::string> some_command(std::mt19937& random, Home& home) {
  const auto pick = [&](std::vector<std::string> choices) { return choices[random() % choices.size()]; };
  const auto who = [&] { return pick({"ana", "bo", "cem", "dee", "eli"}); };
  const auto entry = [&](const char* kind) { return home.first_of({kind, "--format", "ids"}); };
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

void expect_derived_is_fresh(const Home& home) {
  const auto database = store::open_to_read(home.journal());
  EXPECT_TRUE(store::derived_is_fresh(database));
  EXPECT_EQ(store::rows_differing_from_log(database), std::vector<std::string>{});
}

class UndoProperty : public testing::TestWithParam<unsigned> {};

TEST_P(UndoProperty, TakesBackEveryCommandWholeAndTheDumpIsTheSameAtEachStep) {
  std::mt19937 random(GetParam());
  Home home;
  ASSERT_EQ(home.run({"add", "Ana Silva"}), 0);
  std::vector<std::string> dumps{home.entries()};
  for (int step = 0; step < 40; ++step) {
    if (random() % 3 == 0) home.today = home.today + static_cast<int>(random() % 20);
    const auto before = home.entries();
    const int status = home.run(some_command(random, home));
    const auto after = home.entries();
    if (status != 0) {
      ASSERT_EQ(after, before) << home.err;
    }
    if (after != before) dumps.push_back(after);
    expect_derived_is_fresh(home);
  }
  ASSERT_GT(dumps.size(), 5U);
  const std::string last = dumps.back();
  std::size_t undone = 0;
  while (dumps.size() > 1) {
    ASSERT_EQ(home.run({"undo"}), 0) << home.err;
    ++undone;
    dumps.pop_back();
    ASSERT_EQ(home.entries(), dumps.back());
    expect_derived_is_fresh(home);
  }
  // The same way back: the undos are undone, the newest first.
  const auto history = store::history(store::open_to_read(home.journal()), static_cast<int>(undone));
  for (const auto& one : history) ASSERT_EQ(home.run({"undo", to_text(one.id)}), 0) << home.err;
  EXPECT_EQ(home.entries(), last);
  expect_derived_is_fresh(home);
}

INSTANTIATE_TEST_SUITE_P(Histories, UndoProperty, testing::Range(1U, 9U));

TEST(Undo, IsRefusedWithTheLaterCommandNamedWhereAFieldHasChangedSince) {
  Home home;
  home.run({"add", "Ana Silva"});
  home.run({"edit", "ana", "--relation", "client"});
  const auto database = store::open_to_read(home.journal());
  const auto history = store::history(database, 0);
  home.run({"edit", "ana", "--relation", "friend"});
  EXPECT_EQ(home.run({"undo", to_text(history.front().id)}), 1);
  EXPECT_NE(home.err.find("(edit ana)"), std::string::npos) << home.err;
}

TEST(Undo, IsRefusedWhereALaterEntryRefersToWhatWouldVanish) {
  Home home;
  home.run({"add", "Ana Silva"});
  const auto history = store::history(store::open_to_read(home.journal()), 0);
  home.run({"log", "met Ana"});
  EXPECT_EQ(home.run({"undo", to_text(history.front().id)}), 1);
  EXPECT_NE(home.err.find("(log)"), std::string::npos) << home.err;
}

TEST(Undo, OfAnUndoRedoes) {
  Home home;
  home.run({"add", "Ana Silva"});
  home.run({"log", "met Ana"});
  const std::string before = home.entries();
  home.run({"undo"});
  EXPECT_NE(home.entries(), before);
  const auto history = store::history(store::open_to_read(home.journal()), 1);
  EXPECT_EQ(home.run({"undo", to_text(history.front().id)}), 0) << home.err;
  EXPECT_EQ(home.entries(), before);
}

TEST(Doctor, SeesADerivedTableThatIsStale) {
  Home home;
  home.run({"add", "Ana Silva", "--every", "1w"});
  {
    const store::Database database(home.journal(), store::Access::write);
    database.execute("UPDATE standing SET due_on='2020-01-01'");
  }
  EXPECT_EQ(home.run({"doctor"}), 1) << home.out;
  EXPECT_EQ(home.run({"doctor", "--fix"}), 0) << home.out;
}

TEST(Doctor, SeesARowThatTheLogDoesNotKnow) {
  Home home;
  home.run({"add", "Ana Silva"});
  {
    const store::Database database(home.journal(), store::Access::write);
    database.execute("UPDATE person SET relation='boss'");
  }
  EXPECT_EQ(home.run({"doctor"}), 1) << home.out;
}

TEST(Journal, ACommandThatChangesNothingLeavesNoOperationBehind) {
  Home home;
  home.run({"add", "Ana Silva", "--org", "Acme"});
  home.run({"edit", "ana", "--org", "Acme"});
  EXPECT_EQ(store::history(store::open_to_read(home.journal()), 0).size(), 1U);
}

}  // namespace
}  // namespace rapport::cli
