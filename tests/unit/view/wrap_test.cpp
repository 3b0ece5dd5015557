#include "view/wrap.hpp"

#include <gtest/gtest.h>

#include <string>

#include "view/table.hpp"

namespace rapport::view {
namespace {

TEST(Wrap, BreaksBetweenWords) { EXPECT_EQ(wrap("she sent the deck on Friday", 12), "she sent the\ndeck on\nFriday"); }

TEST(Wrap, WithoutALimitChangesNothing) { EXPECT_EQ(wrap("one  line, however long", 0), "one  line, however long"); }

TEST(Wrap, KeepsLineFeedsThatAreThere) { EXPECT_EQ(wrap("one\n\ntwo three\n", 5), "one\n\ntwo\nthree\n"); }

TEST(Wrap, KeepsTheSpacesAtALinesStart) { EXPECT_EQ(wrap("Examples:\n  rapport due", 20), "Examples:\n  rapport due"); }

TEST(Wrap, LeavesNoSpacesAtALinesEnd) { EXPECT_EQ(wrap("one   two   ", 4), "one\ntwo"); }

TEST(Wrap, BreaksAWordThatIsLongerThanALineBetweenCharacters) {
  EXPECT_EQ(wrap("abcdefgh", 3), "abc\ndef\ngh");
  EXPECT_EQ(wrap("王小明与李", 5), "王小\n明与\n李");
  EXPECT_EQ(wrap("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3),
            "👨‍👩‍👧‍👦\n👨‍👩‍👧‍👦");
}

TEST(Wrap, GoesOnWhereNotEvenOneCharacterFits) {
  EXPECT_EQ(wrap("王小", 1), "王\n小");
  EXPECT_EQ(wrap("ab", 4, 9), "ab");
  EXPECT_EQ(wrap("abcdef", 4, 9), "abcd\n         e\n         f");
}

TEST(Wrap, MeasuresWideCharacters) {
  EXPECT_EQ(wrap("王小明 met us", 9), "王小明\nmet us");
  EXPECT_EQ(wrap("王小明 met us", 10), "王小明 met\nus");
}

TEST(Wrapped, OfNothingIsOneEmptyLine) {
  ASSERT_EQ(wrapped("", 10).size(), 1U);
  EXPECT_EQ(wrapped("", 10).front().text, "");
}

TEST(Wrapped, GivesPartsOfTheText) {
  const std::string text = "one two";
  const auto lines = wrapped(text, 4);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1].text.data(), text.data() + 4);
  EXPECT_FALSE(lines[0].continues);
  EXPECT_TRUE(lines[1].continues);
}

}  // namespace
}  // namespace rapport::view
