#include "base/names.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace rapport {
namespace {

std::string keys(std::string_view name, NamePart part) {
  std::string text;
  for (const auto& one : name_keys(name)) {
    if (one.part == part) text += (text.empty() ? "" : "|") + one.key;
  }
  return text;
}

TEST(NameKeys, AreTheFullNameItsPartsAndTheFirstNameWithAnInitial) {
  EXPECT_EQ(keys("Priya Nair", NamePart::full), "priya nair");
  EXPECT_EQ(keys("Priya Nair", NamePart::first), "priya");
  EXPECT_EQ(keys("Priya Nair", NamePart::last), "nair");
  EXPECT_EQ(keys("Priya Nair", NamePart::initial), "priya n");
}

TEST(NameKeys, OfANameOfOneWordAreThatWordAlone) {
  EXPECT_EQ(name_keys("Grace"), (std::vector<NameKey>{{"grace", NamePart::full}}));
}

TEST(NameKeys, KeepParticlesWithTheLastName) {
  EXPECT_EQ(keys("Priya van der Berg", NamePart::full), "priya van der berg|priya berg");
  EXPECT_EQ(keys("Priya van der Berg", NamePart::first), "priya");
  EXPECT_EQ(keys("Priya van der Berg", NamePart::last), "van der berg|berg");
  EXPECT_EQ(keys("Priya van der Berg", NamePart::initial), "priya v|priya b");
}

TEST(NameKeys, LeaveOutMiddleNamesTitlesAndSuffixes) {
  EXPECT_EQ(keys("Mary Jane Watson", NamePart::full), "mary jane watson|mary watson");
  EXPECT_EQ(keys("Mary Jane Watson", NamePart::first), "mary|mary jane");
  EXPECT_EQ(keys("Mary Jane Watson", NamePart::last), "watson|jane watson");
  EXPECT_EQ(keys("Dr. Amir Haddad Jr.", NamePart::full), "dr amir haddad jr|amir haddad");
  EXPECT_EQ(keys("Dr. Amir Haddad Jr.", NamePart::first), "amir");
}

TEST(NameKeys, FoldCaseMarksApostrophesAndFullStops) {
  EXPECT_EQ(keys("Zoë O’Brien", NamePart::last), "o'brien");
  EXPECT_EQ(keys("ZOE  O'Brien", NamePart::full), keys("Zoe\u0308 O\u2019Brien", NamePart::full));
  EXPECT_EQ(name_key("Sam L."), "sam l");
  EXPECT_EQ(name_key("J.R. Li"), name_key("JR Li"));
}

TEST(NameKeys, FindANicknameInQuotationMarksAndNothingInBrackets) {
  EXPECT_EQ(keys("Robert \"Bob\" Smith (Acme)", NamePart::first), "robert|bob");
  EXPECT_EQ(keys("Robert \"Bob\" Smith (Acme)", NamePart::last), "smith");
}

TEST(NameKeys, TurnNamesWithACommaRound) {
  EXPECT_EQ(keys("Nair, Priya", NamePart::first), "priya");
  EXPECT_EQ(keys("Priya Nair, PhD", NamePart::last), "nair");
}

TEST(NameKeys, FindChineseAndJapaneseNamesWithAndWithoutASpace) {
  EXPECT_EQ(keys("山田 太郎", NamePart::full), "山田 太郎|山田太郎");
  EXPECT_EQ(keys("山田 太郎", NamePart::first), "太郎");
  EXPECT_EQ(keys("山田 太郎", NamePart::last), "山田");
  EXPECT_EQ(keys("王小明", NamePart::full), "王小明");
  EXPECT_EQ(keys("王小明", NamePart::first), "小明");
  EXPECT_EQ(keys("王小明", NamePart::last), "王");
  EXPECT_EQ(name_keys("田中").size(), 1U);
}

TEST(NameKeys, OfHangulAreFoundJoinedAndApart) {
  EXPECT_EQ(keys("김민수", NamePart::first), fold("민수"));
  EXPECT_EQ(keys("이 지은", NamePart::full), fold("이 지은") + "|" + fold("이지은"));
}

TEST(NameKeys, OfANicknameStandBeforeTheLastName) {
  EXPECT_EQ(keys("William \"Liam\" Byrne", NamePart::first), "william|liam");
  EXPECT_NE(keys("William \"Liam\" Byrne", NamePart::full).find("liam byrne"), std::string::npos);
}

TEST(NameKeys, OfANameWithoutWordsOrOfNothingAreFolded) {
  EXPECT_EQ(keys("🎸", NamePart::full), "🎸");
  EXPECT_TRUE(name_keys("").empty());
  EXPECT_TRUE(name_keys(" ,\"\"() ").size() <= 1U);
}

TEST(NameKeys, OfATextTooLongForANameAreTheWholeOfIt) {
  std::string name;
  for (int word = 0; word < 200; ++word) name += "word ";
  EXPECT_EQ(name_keys(name).size(), 1U);
}

}  // namespace
}  // namespace rapport
