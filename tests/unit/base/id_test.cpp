#include "base/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace {

using namespace rapport;

constexpr std::int64_t last_clock = (std::int64_t{1} << 33) - 1;

TEST(Id, TextIsThirteenDigitsAndReadsBackToTheSameId) {
  IdSource source(7);
  for (const std::int64_t clock : {std::int64_t{0}, std::int64_t{1}, std::int64_t{217'000'000}, last_clock}) {
    for (int i = 0; i < 10'000; ++i) {
      const Id id = source.next(clock);
      const std::string text = to_text(id);
      ASSERT_EQ(text.size(), Id::digits);
      ASSERT_EQ(parse_id(text), id);
    }
  }
}

TEST(Id, AMillionIdsOfOneSourceDiffer) {
  for (const std::uint64_t seed : {0ULL, 1ULL, 0x123456789abcdefULL}) {
    IdSource source(seed);
    std::vector<std::int64_t> random;
    for (int i = 0; i < 1'000'000; ++i) random.push_back(source.next(5).random());
    std::sort(random.begin(), random.end());
    EXPECT_EQ(std::adjacent_find(random.begin(), random.end()), random.end());
    EXPECT_GE(random.front(), 0);
    EXPECT_LE(random.back(), Id::random_mask);
  }
}

TEST(Id, SourcesOfDifferentSeedsHardlyMeet) {
  std::unordered_set<std::int64_t> seen;
  int met = 0;
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
    if (!seen.insert(IdSource(seed).next(1).random()).second) ++met;
  }
  // By chance alone, 20,000 draws out of 2^30 meet 0.2 times.
  EXPECT_LE(met, 3);
}

TEST(Id, ShortPrefixesTellMostOfAThousandIdsApart) {
  IdSource source(99);
  std::unordered_set<std::string> prefixes;
  for (int i = 0; i < 1000; ++i) prefixes.insert(to_text(source.next(i)).substr(0, 4));
  EXPECT_GE(prefixes.size(), 998U);
}

TEST(Id, LaterClocksSortLater) {
  IdSource source(3);
  Id before = source.next(1);
  for (std::int64_t clock = 2; clock < 5000; ++clock) {
    const Id id = source.next(clock);
    ASSERT_GT(id, before);
    ASSERT_EQ(id.clock(), clock);
    before = id;
  }
}

TEST(Id, EveryPrefixOfItsTextFitsAnIdAndItsNeighboursDoNot) {
  IdSource source(11);
  for (int i = 0; i < 500; ++i) {
    const Id id = source.next(200'000'000 + i);
    const std::string text = to_text(id);
    for (std::size_t size = 1; size <= text.size(); ++size) {
      ASSERT_TRUE(parse_id_prefix(text.substr(0, size))->fits(id));
      std::string other = text.substr(0, size);
      other.back() = other.back() == '0' ? '1' : '0';
      ASSERT_FALSE(parse_id_prefix(other)->fits(id)) << text << " " << other;
    }
  }
}

TEST(Id, DigitsThatLookAlikeAreTheSame) {
  const Id id = *parse_id("01ab000000010");
  EXPECT_EQ(parse_id("OIAB000000O1O"), id);
  EXPECT_EQ(parse_id("olab0000000l0"), id);
  EXPECT_EQ(to_text(id), "01ab000000010");
}

TEST(Id, WhatIsNoIdIsNone) {
  for (const char* text : {"", "7k", "7k3000000000", "7k300000000000", "7k3u000000000", "7k3-000000000",
                           "7k3 000000000", "zzzzzzzzzzzzz"}) {
    EXPECT_FALSE(parse_id(text)) << text;
  }
  for (const char* text : {"", "u", "7k!", "é", "7k300000000000", "priya-u"})
    EXPECT_FALSE(parse_id_prefix(text)) << text;
  EXPECT_FALSE(Id{});
}

TEST(Id, TheClockNeverRunsBackwards) {
  EXPECT_EQ(clock_after(1577836800 + 60, 0), 60);
  EXPECT_EQ(clock_after(1577836800 + 60, 60), 61);
  EXPECT_EQ(clock_after(1577836800 + 60, 5000), 5001);
  EXPECT_EQ(clock_after(0, 0), 1);
  EXPECT_EQ(clock_after(-1, 41), 42);
}

}  // namespace
