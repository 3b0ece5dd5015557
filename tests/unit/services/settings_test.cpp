#include "services/settings/settings.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace rapport::services {
namespace {

std::string refusal(const std::string& toml) {
  try {
    parse_settings(toml, "config.toml");
  } catch (const Error& error) {
    return error.message;
  }
  return "none";
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(Settings, WithKeysBelowKeysWithoutEndAreRefusedBeforeTheStackIsFull) {
  EXPECT_EQ(refusal("color = \"auto\"\n" + repeated("a.", 500'000) + "a = 1"),
            "config.toml:2:130: a key has at most two parts");
  EXPECT_EQ(refusal("[" + repeated("a . ", 250'000) + "a]"), "config.toml:1:260: a key has at most two parts");
}

TEST(Settings, AreRefusedWhereTheParserWouldTakeThingsForGranted) {
  EXPECT_EQ(refusal("kinds = {\u03f7 = 1}"), "config.toml:1:10: put letters other than a to z in quotation marks");
  EXPECT_NE(refusal("journal = \"\"\"a\\\n  é\"\"\""), "none");
  EXPECT_EQ(refusal("journal = \"\"\"a\\\n  b\"\"\""), "none");
  EXPECT_NE(refusal("backup_daily = 1'\u0230"), "none");
  EXPECT_NE(refusal("backup_daily = 1.'\u0230'"), "none");
  EXPECT_EQ(refusal("kinds.\"one-on-one\" = ['two of us',\"\"\"ü\"\"\"]"), "none");
  EXPECT_EQ(refusal("[=]"), "config.toml: not valid TOML");
  EXPECT_EQ(refusal("kinds = [ }"), "config.toml: not valid TOML");
}

TEST(Settings, MayHoldAnyLettersInTextsAndComments) {
  EXPECT_EQ(refusal("# é\njournal = \"/home/é\\\"\" # ü\n[kinds]\nx = ['ö',\n  \"\"\"ü\"\"\\\"\"\"\"]"), "none");
}

TEST(Settings, MayHaveManyDotsInALineThatIsNoKey) {
  EXPECT_EQ(refusal("journal = \"" + repeated(".", 200) + "\""), "none");
  EXPECT_EQ(refusal("# " + repeated(".", 200) + "\ncolor = \"auto\""), "none");
}

TEST(Settings, HoldNoNul) {
  EXPECT_EQ(refusal("journal = \"a\\u0000b\""), "config.toml:1:11: 'journal' must be a text in quotes");
  EXPECT_NE(refusal("kinds.walk = [\"a\\u0000b\"]"), "none");
  EXPECT_NE(refusal("synonyms = [[\"a\", \"b\\u0000\"]]"), "none");
}

}  // namespace
}  // namespace rapport::services
