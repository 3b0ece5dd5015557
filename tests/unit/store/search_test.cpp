#include "store/search.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <set>

#include "base/files.hpp"
#include "language/search_query.hpp"
#include "store/edit.hpp"
#include "store/forget.hpp"
#include "store/journal.hpp"
#include "support/test_world.hpp"

namespace rapport::store {
namespace {

const std::vector<std::string> words{"Launch",    "launches",  "the deck", "déjà-vu",
                                     "O'Brien's", "会議 with", "flat",     "move"};

/// A journal in a file that is written to at random.
class Written {
 public:
  explicit Written(unsigned seed) : random_(seed) {
    create_journal_file(empty_journal("test"), path());
    database_.emplace(open_to_write(path(), {}));
    model::Person ana{.handle = "ana", .name = "Ana Silva", .added_on = day(1)};
    edit([&](Edit& edit) { person = edit.add(ana); });
  }

  void write_something() {
    edit([&](Edit& edit) {
      const Day on = day(static_cast<int>(random_() % 28) + 1);
      switch (random_() % 7) {
        case 0:
          edit.add(model::Fact{.person = person, .about = "family", .text = some_text(), .learned_on = on});
          break;
        case 1:
          detail_ = edit.add(model::Detail{.person = person, .kind = "tag", .value = some_text()});
          break;
        case 2:
          if (detail_) edit.remove<model::Detail>(std::exchange(detail_, Id{}));
          break;
        case 3:
          conflict_ = edit.add(model::Conflict{.person = person, .text = some_text(), .opened_on = on});
          break;
        case 4:
          edit.add(model::Step{.conflict = conflict_, .text = some_text(), .done_on = on});
          break;
        case 5:
          if (interaction_) edit.remove<model::Interaction>(std::exchange(interaction_, Id{}));
          break;
        default:
          interaction_ = edit.add(model::Interaction{.date = on, .people = {person}, .text = some_text()});
      }
    });
  }

  /// The passages that hold all words, by an index; without one where there is no file to put it beside.
  std::set<Id> found(const std::string& typed, IndexSize size = {.small = 0}) {
    return found(typed, open_to_read(path()), size);
  }
  std::set<Id> found_by_reading(const std::string& typed) { return found(typed, database().copy_in_memory(), {}); }
  std::set<Id> found(const std::string& typed, const Database& journal, IndexSize size) {
    const auto query = language::read_search(typed);
    std::vector<SearchKey> keys;
    for (const auto& term : query.terms) {
      for (const auto& key : term.keys) keys.push_back({key, false});
      keys.back().begins = term.begins;
    }
    Search search(
        journal, [&] { ++made; }, size);
    narrowed = search.narrows();
    std::set<Id> ids;
    search.each(keys, {}, {}, [&](SearchDocument&& one) {
      ++read;
      if (language::find(query, one.text)) ids.insert(one.id);
      return true;
    });
    return ids;
  }

  std::string path() const { return (folder_.path() / "journal.db").string(); }
  Database& database() { return *database_; }

  Id person;
  int made = 0;
  int read = 0;
  bool narrowed = false;

 private:
  static Day day(int number) { return *day_of(2026, 11, static_cast<unsigned>(number)); }
  std::string some_text() { return words[random_() % words.size()] + " " + words[random_() % words.size()]; }
  void edit(const std::function<void(Edit&)>& write) {
    Edit edit(*database_, {.command = "test", .now = ++now_, .seed = random_()});
    write(edit);
    edit.commit();
  }

  test::TemporaryFolder folder_;
  std::optional<Database> database_;
  std::mt19937 random_;
  std::int64_t now_ = 1'800'000'000;
  Id detail_;
  Id interaction_;
  Id conflict_;
};

class SearchProperty : public testing::TestWithParam<unsigned> {};

TEST_P(SearchProperty, AnIndexFindsWhatReadingThroughFindsWhateverWasWrittenSince) {
  constexpr IndexSize index{.small = 0, .tail = 8};
  Written journal(GetParam());
  for (int step = 0; step < 40; ++step) {
    journal.write_something();
    for (const char* typed :
         {"launch", "deja vu", "\"deja vu\"", "obrien", "o'brien", "会", "会議", "deck flat", "ana", "l*"}) {
      const auto expected = journal.found_by_reading(typed);
      ASSERT_FALSE(journal.narrowed);
      ASSERT_EQ(journal.found(typed, index), expected) << typed << " at step " << step;
      ASSERT_TRUE(journal.narrowed);
    }
  }
  EXPECT_EQ(journal.made, 1);
  EXPECT_EQ(inspect(journal.path() + "-search").mode, 0600U);
}

INSTANTIATE_TEST_SUITE_P(Histories, SearchProperty, testing::Range(0U, 5U));

TEST(Search, AnIndexNarrowsWhatIsRead) {
  Written journal(1);
  for (int i = 0; i < 50; ++i) journal.write_something();
  journal.found("nothing");
  EXPECT_EQ(journal.read, 0);
}

TEST(Search, AnIndexOfAnotherJournalOrADamagedOneIsMadeAnew) {
  Written journal(2);
  Written other(3);
  for (int i = 0; i < 20; ++i) journal.write_something(), other.write_something();
  journal.found("launch");
  std::filesystem::copy_file(journal.path() + "-search", other.path() + "-search");
  EXPECT_EQ(other.found("launch"), other.found_by_reading("launch"));
  EXPECT_EQ(other.made, 1);
  write_file(other.path() + "-search", "no database at all");
  EXPECT_EQ(other.found("launch"), other.found_by_reading("launch"));
  EXPECT_EQ(other.made, 2);
}

TEST(Search, WithoutAPlaceForAnIndexTheJournalIsReadThrough) {
  Written journal(4);
  for (int i = 0; i < 20; ++i) journal.write_something();
  const auto expected = journal.found_by_reading("launch");
  std::filesystem::create_directories(journal.path() + "-search/occupied");
  EXPECT_EQ(journal.found("launch"), expected);
  EXPECT_FALSE(journal.narrowed);
}

TEST(Search, ForgettingTakesTheIndexAlong) {
  Written journal(5);
  journal.write_something();
  journal.found("launch");
  ASSERT_EQ(inspect(journal.path() + "-search").kind, PathState::Kind::file);
  Edit edit(journal.database(), {.command = "forget", .now = 1, .seed = 1});
  forget(edit, journal.person);
  EXPECT_EQ(inspect(journal.path() + "-search").kind, PathState::Kind::missing);
}

}  // namespace
}  // namespace rapport::store
