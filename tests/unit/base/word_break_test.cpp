#include "base/word_break.hpp"

#include <gtest/gtest.h>

namespace rapport {
namespace {

using Keys = std::vector<std::string>;

TEST(Words, AreCutAtSpacesAndSigns) {
  EXPECT_EQ(word_keys("Lunch, with Priya/Marco!"), (Keys{"lunch", "with", "priya", "marco"}));
}

TEST(Words, KeepApostrophesHyphensAndFullStopsBetweenLetters) {
  EXPECT_EQ(word_keys("O’Brien Anna-Lena site.example -x- 'y' z."),
            (Keys{"o'brien", "anna-lena", "siteexample", "x", "y", "z"}));
}

TEST(Words, BreakAtDashes) { EXPECT_EQ(word_keys("Priya—great"), (Keys{"priya", "great"})); }

TEST(Words, KeepCombiningMarksWithTheirLetters) { EXPECT_EQ(word_keys("Zoe\u0308 Annécy"), (Keys{"zoe", "annecy"})); }

TEST(Words, EndWhereAScriptWithoutSpacesBegins) { EXPECT_EQ(word_keys("和Priya吃饭"), (Keys{"和", "priya", "吃饭"})); }

TEST(Words, SurviveBytesThatAreNoText) { EXPECT_EQ(word_keys("\xff\xc3 a\xf0\x9f"), (Keys{"a"})); }

}  // namespace
}  // namespace rapport
