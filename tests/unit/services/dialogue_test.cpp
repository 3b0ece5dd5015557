#include "services/session/dialogue.hpp"

#include <gtest/gtest.h>

namespace rapport::services {
namespace {

using Words = std::vector<std::string>;

TEST(WordsOfCommand, AreQuotedAsInAShell) {
  EXPECT_EQ(words_of_command("vi"), Words{"vi"});
  EXPECT_EQ(words_of_command("  code   --wait "), (Words{"code", "--wait"}));
  EXPECT_EQ(words_of_command("'/opt/My Editor/edit' -n"), (Words{"/opt/My Editor/edit", "-n"}));
  EXPECT_EQ(words_of_command("\"C d\"e 'f g'"), (Words{"C de", "f g"}));
  EXPECT_EQ(words_of_command("/opt/My\\ Editor/edit"), Words{"/opt/My Editor/edit"});
  EXPECT_EQ(words_of_command("a '' b"), (Words{"a", "", "b"}));
  EXPECT_EQ(words_of_command("'not closed"), Words{"not closed"});
  EXPECT_EQ(words_of_command("$(rm) `x` *"), (Words{"$(rm)", "`x`", "*"}));  // and nothing more
  EXPECT_TRUE(words_of_command(" \t").empty());
}

TEST(Dialogue, AnAnswerIsOfUseOnceItIsLookedFor) {
  World world;
  Dialogue dialogue(world);
  dialogue.ask({"who", [](Dialogue&) { return std::string("ana"); }});
  dialogue.begin();
  EXPECT_FALSE(dialogue.all_used());
  ASSERT_NE(dialogue.answer("who"), nullptr);
  EXPECT_EQ(*dialogue.answer("who"), "ana");
  EXPECT_TRUE(dialogue.all_used());
  EXPECT_EQ(dialogue.answer("what"), nullptr);
}

TEST(Dialogue, AnAnswerThatLedNowhereIsForgottenWhenSomethingElseIsAsked) {
  World world;
  Dialogue dialogue(world);
  dialogue.ask({"who", [](Dialogue&) { return std::string("ana"); }});
  dialogue.begin();
  dialogue.ask({"who else", [](Dialogue&) { return std::string("bo"); }});
  EXPECT_EQ(dialogue.answer("who"), nullptr);
}

}  // namespace
}  // namespace rapport::services
