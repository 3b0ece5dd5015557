#include "base/world.hpp"

#include <gtest/gtest.h>

#include "support/test_world.hpp"

namespace {

using namespace rapport;

/// A source that hands out its text in pieces of at most `piece` bytes.
Input in_pieces(std::string text, std::size_t piece) {
  return Input([rest = std::move(text), piece](char* into, std::size_t size) mutable {
    const std::size_t count = rest.copy(into, std::min(size, piece));
    rest.erase(0, count);
    return count;
  });
}

TEST(Input, LinesAreTheSameInPiecesOfAnySize) {
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    Input input = in_pieces("first\n\nthird\nlast", piece);
    EXPECT_EQ(input.line(), "first");
    EXPECT_EQ(input.line(), "");
    EXPECT_EQ(input.line(), "third");
    EXPECT_EQ(input.line(), "last");
    EXPECT_EQ(input.line(), std::nullopt);
  }
}

TEST(Input, AFinalLineFeedBeginsNoLine) {
  Input input = in_pieces("only\n", 100);
  EXPECT_EQ(input.line(), "only");
  EXPECT_EQ(input.line(), std::nullopt);
}

TEST(Input, AllIsRefusedBeyondItsLimit) {
  const std::string text(300'000, 'x');
  EXPECT_EQ(in_pieces(text, 999).all(300'000), text);
  EXPECT_EQ(in_pieces(text, 999).all(299'999), std::nullopt);
  EXPECT_EQ(in_pieces("", 1).all(0), "");
}

TEST(Input, BytesLinesAndAllFollowEachOther) {
  Input input = in_pieces("abcd\nrest of it", 3);
  EXPECT_EQ(input.read(2), "ab");
  EXPECT_EQ(input.line(), "cd");
  EXPECT_EQ(input.all(100), "rest of it");
  EXPECT_EQ(input.read(1), "");
}

TEST(Input, WithoutASourceIsEmpty) {
  Input input;
  EXPECT_EQ(input.line(), std::nullopt);
  EXPECT_EQ(input.all(10), "");
}

using State = Output::State;

TEST(Output, BytesComeOutInOrderAndInBlocks) {
  std::string taken;
  int calls = 0;
  Output output([&](std::string_view bytes) {
    taken += bytes;
    ++calls;
    return State::good;
  });
  std::string written;
  for (int i = 0; i < 50'000; ++i) {
    output.write(std::to_string(i));
    written += std::to_string(i);
  }
  EXPECT_LT(calls, 10);
  EXPECT_EQ(output.flush(), State::good);
  EXPECT_EQ(taken, written);
}

TEST(Output, AfterAFailureNothingMoreIsHandedOn) {
  for (const State trouble : {State::failed, State::closed}) {
    int calls = 0;
    Output output([&](std::string_view) { return ++calls < 2 ? State::good : trouble; });
    output.write("a");
    EXPECT_EQ(output.flush(), State::good);
    output.write("b");
    EXPECT_EQ(output.flush(), trouble);
    output.write("c");
    EXPECT_EQ(output.flush(), trouble);
    EXPECT_EQ(output.state(), trouble);
    EXPECT_EQ(calls, 2);
  }
}

TEST(Output, FlushingNothingAsksNobody) {
  Output output;
  EXPECT_EQ(output.flush(), State::good);
  output.write("x");
  EXPECT_EQ(output.flush(), State::failed);
}

TEST(World, AnEmptyVariableIsAsGoodAsNone) {
  test::TestWorld one({.environment = {{"HOME", "/home/priya"}, {"NO_COLOR", ""}}});
  EXPECT_EQ(one.world.variable("HOME"), "/home/priya");
  EXPECT_EQ(one.world.variable("NO_COLOR"), std::nullopt);
  EXPECT_EQ(one.world.variable("XDG_DATA_HOME"), std::nullopt);
}

TEST(World, OfATestStandsStill) {
  const test::TestWorld one({});
  EXPECT_EQ(to_iso(one.world.today), "2026-11-19");
  EXPECT_EQ(one.world.now, 1795089600);
  EXPECT_EQ(one.world.clock_time, "12:00");
}

}  // namespace
