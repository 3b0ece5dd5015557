#include "model/handle.hpp"

#include <gtest/gtest.h>

#include <set>

namespace rapport::model {
namespace {

std::string handle_for(const char* name, std::set<std::string> taken = {}) {
  return free_handle(name, [&](std::string_view one) { return taken.contains(std::string(one)); });
}

TEST(Handle, IsTheFirstNameInPlainLetters) {
  EXPECT_EQ(handle_for("Priya Nair"), "priya");
  EXPECT_EQ(handle_for("Łukasz Wójcik"), "lukasz");
  EXPECT_EQ(handle_for("Олена Коваль"), "olena");
  EXPECT_EQ(handle_for("Νίκος Παπαδάκης"), "nikos");
}

TEST(Handle, ElseFirstAndLastElseWithANumber) {
  EXPECT_EQ(handle_for("Priya Nair", {"priya"}), "priya-nair");
  EXPECT_EQ(handle_for("Priya Nair", {"priya", "priya-nair"}), "priya-nair-2");
  EXPECT_EQ(handle_for("Priya Nair", {"priya", "priya-nair", "priya-nair-2"}), "priya-nair-3");
}

TEST(Handle, IsANumberedPWhereNothingLatinIsLeft) {
  EXPECT_EQ(handle_for("田中 美咲"), "p1");
  EXPECT_EQ(handle_for("田中 美咲", {"p1"}), "p2");
}

TEST(Handle, CanBeTypedAnywhere) {
  EXPECT_TRUE(valid_handle("priya-nair-2"));
  for (const char* text : {"", "-rf", "Priya", "a b", "zoë", "a/b", "$x"}) EXPECT_FALSE(valid_handle(text)) << text;
  EXPECT_FALSE(valid_handle(std::string(65, 'a')));
}

}  // namespace
}  // namespace rapport::model
