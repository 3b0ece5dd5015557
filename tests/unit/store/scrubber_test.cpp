#include "store/scrubber.hpp"

#include <gtest/gtest.h>

#include "store/edit.hpp"
#include "store/journal.hpp"

namespace rapport::store {
namespace {

using Reach = Scrubber::Reach;

class Scrubbing : public testing::Test {
 protected:
  std::string far(const std::string& text) const { return Scrubber(database, nora).scrubbed(text, Reach::far); }
  std::string near(const std::string& text) const { return Scrubber(database, nora).scrubbed(text, Reach::near); }
  void add(const std::string& name) {
    Edit edit(database, {.command = "add", .now = 1, .seed = ++seed_});
    edit.add(model::Person{.handle = "p" + std::to_string(seed_), .name = name, .added_on = Day{1}});
    edit.commit();
  }

  Database database = empty_journal("device");
  Identifiers nora{.ids = {Id{5}},
                   .names = {"Nora Winter", "Nora Sommer"},
                   .handles = {"nora-winter"},
                   .exact = {"Nora@mail.example", "+49 170 1234567"}};

 private:
  std::uint64_t seed_ = 0;
};

TEST_F(Scrubbing, AFullNameIsFoundInEverySpelling) {
  for (const char* one : {"Nora Winter", "NORA-WINTER", "Nora_Winter", "#norawinter", "#nora-winter", "@nora-winter",
                          "nora.winter@mail.example", "NoraWinter", "Winter, Nora", "Nora  Winter", "N\u00f6ra Winter",
                          "No\u0308ra Winter", "nora winter", "Nora Sommer"})
    EXPECT_EQ(far("met " + std::string(one) + " today"), "met someone today") << one;
}

TEST_F(Scrubbing, WhatOnlyContainsTheNameStays) {
  for (const char* one :
       {"Nora Winterberg", "Honora Winter", "a cold winter", "Nora and Winter", "Winter. Nora", "Nora"})
    EXPECT_EQ(far(one), one == std::string("Winter. Nora") ? "someone" : one) << one;
}

TEST_F(Scrubbing, AFirstNameIsTakenOutWhereTheEntryNamesThem) {
  EXPECT_EQ(near("tea with Nora's friends, N. Winter said"), "tea with someone's friends, someone said");
  EXPECT_EQ(near("nothing of hers"), "nothing of hers");
}

TEST_F(Scrubbing, ANamesakeKeepsTheirs) {
  add("Nora Winter");
  EXPECT_EQ(far("met Nora Winter"), "met Nora Winter");
  add("Ann Nora Sommer");
  EXPECT_EQ(near("met Ann Sommer and Nora"), "met Ann Sommer and someone");
}

TEST_F(Scrubbing, AddressesAndNumbersAreFoundAsTheyAreTyped) {
  EXPECT_EQ(far("write to NORA@mail.example"), "write to someone");
  EXPECT_EQ(far("call 0170/123 45 67 at 5"), "call someone at 5");
  EXPECT_EQ(far("on 2026-11-19 for 7654321 euro"), "on 2026-11-19 for 7654321 euro");
}

TEST_F(Scrubbing, MostTextsAreToldApartAtLittleCost) {
  const Scrubber scrubber(database, nora);
  EXPECT_FALSE(scrubber.may_find("lunch with Priya, a book on 3 May"));
  EXPECT_TRUE(scrubber.may_find("lunch with nora"));
  EXPECT_TRUE(scrubber.may_find("caf\u00e9"));
}

}  // namespace
}  // namespace rapport::store
