#include "store/references.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "store/edit.hpp"
#include "store/integrity.hpp"
#include "store/journal.hpp"

namespace rapport::store {
namespace {

const Day day = *day_of(2026, 11, 19);

Author author() {
  static std::uint64_t seed = 0;
  return {.command = "test", .now = 1'800'000'000, .seed = ++seed};
}

model::Person person(const std::string& handle) {
  model::Person one;
  one.handle = one.name = handle;
  one.added_on = day;
  return one;
}

/// Ana, whom Bo introduced, a talk with both, and what came of it.
class References : public testing::Test {
 protected:
  References() {
    Edit edit(database, author());
    bo = edit.add(person("bo"));
    auto one = person("ana");
    one.met_via = bo;
    ana = edit.add(one);
    interaction = edit.add(model::Interaction{.date = day, .people = {ana, bo}, .text = "tea"});
    promise = edit.add(model::Promise{.people = {ana, bo}, .text = "a book", .made_on = day, .source = interaction});
    thanks = edit.add(
        model::Gratitude{.person = ana, .text = "tea", .felt_on = day, .said_on = day, .said_in = interaction});
    conflict = edit.add(model::Conflict{.person = bo, .text = "a quarrel", .opened_on = day});
    step = edit.add(model::Step{.conflict = conflict, .text = "wrote", .done_on = day});
    edit.commit();
  }

  template <class Entity>
  std::optional<Entity> stored(Id id) const {
    return find<Entity>(database, id);
  }
  /// The status with which a commit of what is done to an edit is refused; 0 where it is not.
  template <class Do>
  int refused(Do&& change) {
    Edit edit(database, author());
    try {
      change(edit);
      edit.commit();
      return 0;
    } catch (const Error& error) {
      return static_cast<int>(error.code);
    }
  }

  Database database = empty_journal("device");
  Id ana, bo, interaction, promise, thanks, conflict, step;
};

TEST_F(References, EveryFieldThatNamesAnEntityIsOneAndNoOther) {
  EXPECT_EQ(references().size(), 26U);
  EXPECT_EQ(references_of("step").front().target, "conflict");
  EXPECT_TRUE(references_of("rhythm").empty());
  for (const Reference& one : references()) EXPECT_NE(one.column, "snoozed_by");  // names an operation
}

TEST_F(References, WhatWouldNameSomebodyWhoIsNotThereIsRefused) {
  EXPECT_EQ(refused([&](Edit& edit) { edit.add(model::Fact{.person = Id{77}, .text = "x", .learned_on = day}); }), 3);
  EXPECT_EQ(
      refused([&](Edit& edit) { edit.change<model::Promise>(promise, [](auto& one) { one.people = {Id{77}}; }); }), 3);
  EXPECT_EQ(refused([&](Edit& edit) { edit.add(model::Step{.conflict = ana, .text = "x", .done_on = day}); }), 3);
}

TEST_F(References, WhatOthersNameCannotGoAlone) {
  EXPECT_EQ(refused([&](Edit& edit) { edit.remove<model::Person>(ana); }), 3);
  EXPECT_EQ(refused([&](Edit& edit) { edit.remove<model::Interaction>(interaction); }), 3);
  EXPECT_EQ(refused([&](Edit& edit) { edit.remove<model::Step>(step); }), 0);
  EXPECT_TRUE(dangling(database, 10).empty());
}

TEST_F(References, TwoPeopleCannotHaveOneHandle) {
  EXPECT_EQ(refused([&](Edit& edit) { edit.add(person("ana")); }), 3);
  EXPECT_EQ(refused([&](Edit& edit) { edit.change<model::Person>(bo, [](auto& one) { one.handle = "ana"; }); }), 3);
  EXPECT_EQ(refused([&](Edit& edit) {  // they may change it for another
              edit.change<model::Person>(ana, [](auto& one) { one.handle = "anna"; });
              edit.add(person("ana"));
            }),
            0);
}

TEST_F(References, WhatBelongsToSomebodyGoesWithThemAndTheOthersAreClearedOfThem) {
  Edit edit(database, author());
  EXPECT_EQ(edit.remove_with_all("person", bo), 3);
  edit.commit();
  EXPECT_FALSE(stored<model::Conflict>(conflict) || stored<model::Step>(step));
  EXPECT_EQ(stored<model::Promise>(promise)->people, model::Ids{ana});
  EXPECT_EQ(stored<model::Interaction>(interaction)->people, model::Ids{ana});
  EXPECT_FALSE(stored<model::Person>(ana)->met_via);
  EXPECT_TRUE(dangling(database, 10).empty());
}

TEST_F(References, AnEntryOfPeopleGoesWithTheLastOfThem) {
  Edit edit(database, author());
  edit.remove_with_all("person", bo);
  edit.remove_with_all("person", ana);
  edit.commit();
  EXPECT_FALSE(stored<model::Promise>(promise) || stored<model::Interaction>(interaction));
}

TEST_F(References, WhatWasSaidInATalkThatGoesHasNotBeenSaid) {
  Edit edit(database, author());
  edit.remove_with_all("interaction", interaction);
  edit.commit();
  EXPECT_FALSE(stored<model::Gratitude>(thanks)->said_on);
  EXPECT_FALSE(stored<model::Promise>(promise)->source);
}

TEST_F(References, NobodyCanWriteBackWhatTheyReadEarlier) {
  const auto earlier = *stored<model::Person>(ana);
  Edit first(database, author());
  first.change<model::Person>(ana, [](auto& one) { one.relation = "peer"; });
  first.commit();
  EXPECT_TRUE(earlier.relation.empty());
  // There is no way to hand `earlier` to an edit: what is changed is what is stored.
  const auto then = [&] {
    Edit second(database, author());
    const auto one = second.change<model::Person>(earlier.id, [](auto& now) { now.met = "Lisbon"; });
    second.rehearse();
    return one;
  }();
  EXPECT_EQ(then.relation, "peer");
}

TEST_F(References, WhatAnotherProgramBrokeIsFoundAndMended) {
  database.execute(
      "DELETE FROM person WHERE handle='bo';INSERT INTO person(id,handle,name,status)VALUES(5,'ana','Ana B','active')");
  database.prepare("UPDATE promise SET state='half' WHERE id=?").bind(1, promise).run();
  EXPECT_EQ(entry_problems(database).size(), 6U);
  {
    Edit edit(database, author());
    EXPECT_EQ(repair_entries(edit).size(), 5U);
    edit.commit();
  }
  const auto left = entry_problems(database);
  ASSERT_EQ(left.size(), 1U);  // what a value was to be nobody can know
  EXPECT_NE(left.front().find("invalid state 'half'; expected open, done or dropped"), std::string::npos);
}

TEST_F(References, UndoingIsRefusedWhereSomethingNewNamesWhatWouldGo) {
  Edit first(database, author());
  const Id cem = first.add(person("cem"));
  first.commit();
  Edit second(database, author());
  second.add(model::Fact{.person = cem, .text = "new", .learned_on = day});
  second.commit();
  Edit undoing(database, author());
  EXPECT_THROW(undoing.undo(first.operation()), Error);
}

}  // namespace
}  // namespace rapport::store
