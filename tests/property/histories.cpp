// Whatever was done: undoing it gives the journal back, what is derived is as a rebuild would give, and histories that
// parted come together again in whatever order they meet.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "cli/run.hpp"
#include "property/commands.hpp"
#include "store/derived.hpp"
#include "store/integrity.hpp"
#include "store/journal.hpp"
#include "store/sync.hpp"
#include "support/home.hpp"

namespace rapport::property {
namespace {

namespace fs = std::filesystem;
const test::Subject subject{.run = cli::run};

std::int64_t operations(const test::Home& home) {
  return store::open_to_read(home.journal()).integer("SELECT count(*)FROM operation");
}

/// What should hold of a journal at any time; empty where it does.
std::string broken(const test::Home& home) {
  const auto database = store::open_to_read(home.journal());
  if (!store::derived_is_fresh(database)) return "what is derived is stale";
  const auto unlike = store::rows_differing_from_log(database);
  return unlike.empty() ? "" : "not as the log says: " + unlike.front();
}

/// Whether every name leads to somebody, and every handle to one person. Histories that came together may differ in
/// what a handle means.
std::string faulty(const test::Home& home) {
  const auto faults = store::entry_problems(store::open_to_read(home.journal()));
  return faults.empty() ? std::string{} : faults.front();
}

void start(const test::Home& home) {
  home.run({"add", "Ana Lund", "--every", "3w"});
  home.run({"add", "Ben Okafor", "--tag", "team"});
  home.run({"add", "Chen Li", "--email", "chen@site.example"});
  home.run({"log", "lunch with @ana and @ben"});
}

RC_GTEST_PROP(Histories, UndoingWhatWasDoneGivesTheJournalBack, ()) {
  const test::TemporaryFolder folder;
  const test::Home home(folder.path(), subject);
  start(home);
  struct Moment {
    std::string entries;
    std::string operation;
  };
  std::vector<Moment> moments;
  for (const Line& line : *commands(12)) {
    if (line.front() == "undo") continue;
    const std::string before = home.entries();
    const auto count = operations(home);
    const auto reply = home.run(line);
    RC_ASSERT(broken(home) == "");
    RC_ASSERT(faulty(home) == "");
    if (operations(home) == count) {
      RC_ASSERT(home.entries() == before);
      continue;
    }
    RC_ASSERT(reply.status == 0);
    const auto newest = store::open_to_read(home.journal()).integer("SELECT max(id)FROM operation");
    moments.push_back({before, to_text(Id{newest})});
  }
  for (auto one = moments.rbegin(); one != moments.rend(); ++one) {
    const auto reply = home.run({"undo", one->operation});
    RC_ASSERT(reply.err == "");
    RC_ASSERT(home.entries() == one->entries);
    RC_ASSERT(broken(home) == "");
  }
}

RC_GTEST_PROP(Histories, RedoingWhatWasUndoneGivesItAgain, ()) {
  const test::TemporaryFolder folder;
  const test::Home home(folder.path(), subject);
  start(home);
  for (const Line& line : *commands(6)) home.run(line);
  const std::string after = home.entries();
  if (home.run({"undo"}).status != 0) return;
  const auto undoing = store::open_to_read(home.journal()).integer("SELECT max(id)FROM operation");
  RC_ASSERT(home.run({"undo", to_text(Id{undoing})}).status == 0);
  RC_ASSERT(home.entries() == after);
  RC_ASSERT(broken(home) == "");
}

/// The control: an undo that leaves something behind is noticed.
TEST(HistoriesControl, AnUndoThatForgetsARowIsNoticed) {
  const test::TemporaryFolder folder;
  const test::Home home(folder.path(), subject);
  start(home);
  const std::string before = home.entries();
  home.run({"tag", "ana", "+alumni"});
  home.run({"undo"});
  ASSERT_EQ(home.entries(), before);
  ASSERT_EQ(broken(home), "");
  store::Database(home.journal(), store::Access::write)
      .execute("INSERT INTO detail(id,person,kind,value)SELECT 7,id,'tag','alumni'FROM person WHERE handle='ana'");
  EXPECT_NE(home.entries(), before);
  EXPECT_NE(broken(home), "");
}

/// Machines that begin with the same journal and go on by themselves.
class Machines {
 public:
  explicit Machines(int count) {
    for (int i = 0; i < count; ++i) homes_.emplace_back(folder_.path() / std::to_string(i), subject, i);
    fs::create_directories(homes_.front().path());
    start(homes_.front());
    for (int i = 1; i < count; ++i) {
      fs::copy(homes_.front().path(), homes_[static_cast<std::size_t>(i)].path(), fs::copy_options::recursive);
      store::Database(homes_[static_cast<std::size_t>(i)].journal(), store::Access::write)
          .execute("UPDATE meta SET value='device" + std::to_string(i) + "'WHERE key='device'");
    }
  }

  const test::Home& operator[](int number) const { return homes_[static_cast<std::size_t>(number)]; }

  /// One takes in what another one has.
  int take(int to, int from) const {
    auto ours = store::open_to_write((*this)[to].journal(), "/nonexistent");
    return store::merge_from(ours, store::open_to_read((*this)[from].journal()));
  }

 private:
  test::TemporaryFolder folder_;
  std::vector<test::Home> homes_;
};

std::string history_of(const test::Home& home) {
  const auto database = store::open_to_read(home.journal());
  std::string text;
  auto rows = database.prepare(
      "SELECT operation,seq,entity,change.id,before,after,undone FROM change JOIN operation ON operation.id=operation "
      "ORDER BY 1,2");
  while (rows.step()) {
    for (int column = 0; column < rows.columns(); ++column) text.append(rows.text(column)).append("|");
    text += "\n";
  }
  return text;
}

RC_GTEST_PROP(Histories, ThatPartedComeTogetherInWhateverOrderTheyMeet, ()) {
  constexpr int count = 3;
  const Machines machines(count);
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < count; ++i) {
      for (const Line& line : *commands(4)) machines[i].run(line);
    }
    const int meetings = *rc::gen::inRange(0, 4);
    for (int i = 0; i < meetings; ++i) {
      const int to = *rc::gen::inRange(0, count);
      const int from = *rc::gen::inRange(0, count);
      if (to != from) machines.take(to, from);
      RC_ASSERT(broken(machines[to]) == "");
    }
  }
  // In the end each hears of all the others, in an order of its own.
  for (int i = 0; i < count; ++i) {
    for (int other = 1; other < count; ++other) {
      const int from = *rc::gen::element(-1, 1) > 0 ? (i + other) % count : (i + count - other) % count;
      if (from != i) machines.take(i, from);
    }
  }
  for (int i = 0; i < count; ++i) {
    for (int from = 0; from < count; ++from) {
      if (from != i) machines.take(i, from);
    }
  }
  for (int i = 1; i < count; ++i) {
    RC_ASSERT(machines[i].entries() == machines[0].entries());
    RC_ASSERT(history_of(machines[i]) == history_of(machines[0]));
    RC_ASSERT(broken(machines[i]) == "");
    RC_ASSERT(machines.take(i, 0) == 0);
  }
}

TEST(HistoriesThatParted, KeepTheLaterOfTwoChangesAndBothOfTwoFields) {
  const Machines machines(2);
  machines[0].run({"edit", "ana", "--relation", "friend"});
  machines[1].run({"note", "ben", "two daughters"});
  machines[1].run({"edit", "ana", "--relation", "colleague"});
  machines[0].run({"cadence", "ana", "--every", "2m"});
  machines.take(0, 1);
  machines.take(1, 0);
  EXPECT_EQ(machines[0].entries(), machines[1].entries());
  const std::string shown = machines[0].run({"show", "ana", "--json"}).out;
  EXPECT_NE(shown.find("colleague"), std::string::npos) << shown;
  EXPECT_NE(shown.find("\"2m\""), std::string::npos) << shown;
}

TEST(HistoriesThatParted, ControlWhatArrivedLastWouldDiffer) {
  const Machines machines(2);
  machines[0].run({"edit", "ana", "--relation", "friend"});
  machines[1].run({"edit", "ana", "--relation", "colleague"});
  const auto relation = [&](int i) {
    return store::open_to_read(machines[i].journal()).text("SELECT relation FROM person WHERE handle='ana'");
  };
  const std::string first = relation(0);
  const std::string second = relation(1);
  for (const auto& [i, value] : {std::pair{0, second}, std::pair{1, first}})
    store::Database(machines[i].journal(), store::Access::write)
        .execute("UPDATE person SET relation='" + value + "'WHERE handle='ana'");
  EXPECT_NE(machines[0].entries(), machines[1].entries());
  EXPECT_NE(broken(machines[0]), "");
}

}  // namespace
}  // namespace rapport::property
