#include "language/search_query.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace rapport::language {
namespace {

std::vector<std::string> matched(std::string_view typed, std::string_view text) {
  std::vector<std::string> found;
  const auto hit = find(read_search(typed), text);
  if (!hit) return {};
  for (const Span one : hit->where) found.emplace_back(one.of(text));
  return found;
}

using Strings = std::vector<std::string>;

TEST(FoundWords, IgnoreCaseAndDiacritics) {
  EXPECT_EQ(matched("ZOE muller", "lunch with Zoë Müller"), (Strings{"Zoë", "Müller"}));
  EXPECT_EQ(matched("Łódź", "a trip to lodz"), (Strings{"lodz"}));
}

TEST(FoundWords, BeginLongerOnesFromThreeLettersOn) {
  EXPECT_EQ(matched("mentor", "about mentoring"), (Strings{"mentoring"}));
  EXPECT_EQ(matched("me", "about mentoring"), Strings{});
  EXPECT_EQ(matched("me*", "about mentoring"), (Strings{"mentoring"}));
}

TEST(FoundWords, AreNeverTheMiddleOrTheEndOfOthers) { EXPECT_EQ(matched("ring", "about mentoring"), Strings{}); }

TEST(FoundWords, MustAllBeThereInAnyOrder) {
  EXPECT_EQ(matched("deck launch", "the launch, then the deck"), (Strings{"launch", "deck"}));
  EXPECT_EQ(matched("deck lunch", "the launch, then the deck"), Strings{});
}

TEST(FoundWords, InQuotationMarksFollowOneAnotherAndAreWhole) {
  EXPECT_EQ(matched("\"pricing sheet\"", "the pricing sheet"), (Strings{"pricing sheet"}));
  EXPECT_EQ(matched("\"pricing sheet\"", "the sheet for pricing"), Strings{});
  EXPECT_EQ(matched("\"pricing sheet\"", "the pricing sheets"), Strings{});
  EXPECT_EQ(matched("\"pricing she", "the pricing she made"), (Strings{"pricing she"}));
}

TEST(FoundWords, ArePartsOfNamesAddressesAndCompounds) {
  EXPECT_EQ(matched("brien", "call with O’Brien"), (Strings{"Brien"}));
  EXPECT_EQ(matched("o'brien", "call with O’Brien"), (Strings{"O’Brien"}));
  EXPECT_EQ(matched("lumen.example", "priya@lumen.example"), (Strings{"lumen.example"}));
  EXPECT_EQ(matched("#mentoring", "lunch #mentoring"), (Strings{"mentoring"}));
}

TEST(FoundWords, AreFoundInsideRunsOfScriptsWithoutSpaces) {
  EXPECT_EQ(matched("会議", "田中さんと会議をした"), (Strings{"会議"}));
  EXPECT_EQ(matched("会田", "田中さんと会議をした"), Strings{});
}

TEST(FoundWords, FitBestInTheOrderTheyWereTypedThenWholeThenAsBeginnings) {
  const auto fit = [](std::string_view text) { return find(read_search("launch deck"), text)->fit; };
  EXPECT_EQ(fit("the launch deck"), Fit::in_order);
  EXPECT_EQ(fit("the deck for the launch"), Fit::whole);
  EXPECT_EQ(fit("the decks for the launch"), Fit::beginnings);
}

TEST(FoundWords, MustBeGiven) {
  EXPECT_THROW(read_search(""), Error);
  EXPECT_THROW(read_search(" \"\" -- * "), Error);
}

TEST(SearchQueries, OfMoreThanAHundredWordsAreRefused) {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "lunch ";
  EXPECT_EQ(read_search(words).terms.size(), 100U);
  EXPECT_THROW(read_search(words + "lunch"), Error);
  EXPECT_THROW(read_search("\"" + words + "lunch\""), Error);
}

TEST(Snippets, ShowTheWordsAndWhatIsAroundThemOnOneLine) {
  const std::string text = "one two three\nfour five six seven eight nine ten eleven twelve thirteen";
  const auto query = read_search("ten");
  const auto found = snippet(text, *find(query, text), 30, "…");
  EXPECT_EQ(found.text, "…eight nine ten eleven twelve…");
  ASSERT_EQ(found.marks.size(), 1U);
  EXPECT_EQ(found.marks[0].of(found.text), "ten");
}

TEST(Snippets, OfShortTextsAreWhole) {
  const auto query = read_search("two");
  EXPECT_EQ(snippet("one two", *find(query, "one two"), 30, "…").text, "one two");
}

TEST(Snippets, NeverCutInsideALetter) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "会議";
  const auto query = read_search("議会");
  const auto hit = find(query, text);
  for (std::size_t most = 1; most < 60; ++most) {
    const std::string cut = snippet(text, *hit, most, "").text;
    EXPECT_EQ(cut.size() % 3, 0U) << most;
  }
}

}  // namespace
}  // namespace rapport::language
