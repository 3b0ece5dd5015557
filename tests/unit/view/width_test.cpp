#include "view/width.hpp"

#include <gtest/gtest.h>

#include "view/table.hpp"

namespace rapport::view {
namespace {

TEST(Width, AsciiTakesOneCellEach) {
  EXPECT_EQ(width(""), 0);
  EXPECT_EQ(width("Priya Nair"), 10);
}

TEST(Width, CombiningMarksTakeNone) {
  EXPECT_EQ(width("Zoe\u0308"), 3);
  EXPECT_EQ(width("Zoë"), 3);
  EXPECT_EQ(width("a\u0301\u0323\u0308"), 1);
}

TEST(Width, EastAsianWideCharactersTakeTwo) {
  EXPECT_EQ(width("王小明"), 6);
  EXPECT_EQ(width("Ａｎｎａ"), 8);
  EXPECT_EQ(width("ｱﾝﾅ"), 3);
}

TEST(Width, HangulLettersJoinIntoOneSyllable) {
  EXPECT_EQ(width("한"), 2);
  EXPECT_EQ(width("\u1112\u1161\u11ab"), 2);
}

TEST(Width, ThaiAmStandsInACellOfItsOwn) { EXPECT_EQ(width("น้ำ"), 2); }

TEST(Width, EmojiTakeTwoAndAFamilyIsOneEmoji) {
  EXPECT_EQ(width("🎉"), 2);
  EXPECT_EQ(width("👨‍👩‍👧‍👦"), 2);
  EXPECT_EQ(width("👍🏽"), 2);
}

TEST(Width, TheEmojiSelectorMakesASymbolTwoWide) {
  EXPECT_EQ(width("❤"), 1);
  EXPECT_EQ(width("❤\ufe0f"), 2);
  EXPECT_EQ(width("1\ufe0f\u20e3"), 2);
}

TEST(Width, TheEmojiSelectorDoesNothingToALetter) { EXPECT_EQ(width("a\ufe0f"), 1); }

TEST(Width, TwoRegionalIndicatorsAreOneFlag) {
  EXPECT_EQ(width("🇩🇪"), 2);
  EXPECT_EQ(width("🇩🇪🇮🇹"), 4);
}

TEST(Width, BytesThatAreNoUtf8TakeOneCellEach) { EXPECT_EQ(width("a\xff\xfe"), 3); }

TEST(Cluster, HoldsEverythingThatBelongsToOneCharacter) {
  const std::string_view text = "e\u0301🇩🇪x";
  EXPECT_EQ(cluster(text, 0).size, 3U);
  EXPECT_EQ(cluster(text, 3).size, 8U);
  EXPECT_EQ(cluster(text, 11).size, 1U);
}

TEST(Cut, LeavesWhatFits) {
  EXPECT_EQ(cut("Priya", 5), "Priya");
  EXPECT_EQ(cut("", 0), "");
}

TEST(Cut, EndsInAnEllipsisThatFitsToo) {
  EXPECT_EQ(cut("Priya Nair", 8), "Priya N…");
  EXPECT_EQ(cut("Priya Nair", 1), "…");
  EXPECT_EQ(cut("Priya Nair", 0), "");
  EXPECT_EQ(cut("Priya Nair", -3), "");
}

TEST(Cut, LeavesNoSpaceBeforeTheEllipsis) { EXPECT_EQ(cut("Priya Nair", 7), "Priya…"); }

TEST(Cut, UsesThreePointsWhereTheTerminalKnowsNoMore) {
  EXPECT_EQ(cut("Priya Nair", 8, false), "Priya...");
  EXPECT_EQ(cut("Priya Nair", 2, false), "..");
}

TEST(Cut, NeverTakesACharacterApart) {
  EXPECT_EQ(cut("王小明", 4), "王…");
  EXPECT_EQ(cut("👨‍👩‍👧‍👦 family", 2), "…");
  EXPECT_EQ(cut("👨‍👩‍👧‍👦 family", 3), "👨‍👩‍👧‍👦…");
  EXPECT_EQ(cut("Zoe\u0308 M", 4), "Zoe\u0308…");
  EXPECT_EQ(cut("🇩🇪🇮🇹", 3), "🇩🇪…");
}

TEST(Cut, NeverTakesMoreCellsThanAllowed) {
  const std::string text = "a王e\u0301👍🏽🇩🇪❤\ufe0f한x";
  for (int cells = 0; cells <= width(text) + 1; ++cells) {
    EXPECT_LE(width(cut(text, cells)), cells);
    EXPECT_LE(width(cut(text, cells, false)), cells);
  }
}

}  // namespace
}  // namespace rapport::view
