#include "base/terminal_keys.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string_view>
#include <vector>

#include "support/test_world.hpp"

namespace {

using namespace rapport;
using Words = std::vector<std::string>;

Words keys_in(std::string_view bytes) {
  KeyParser parser;
  Words keys;
  for (const char byte : bytes) {
    if (auto key = parser.take(byte)) keys.push_back(*key);
  }
  return keys;
}

/// An x after the bytes is the only key.
void expect_skipped(const std::string& bytes) { EXPECT_EQ(keys_in(bytes + "x"), (Words{"x"})) << bytes; }

TEST(KeyParser, CharactersAreKeysWhateverTheirLength) {
  EXPECT_EQ(keys_in("1n \r\x04"), (Words{"1", "n", " ", "\r", "\x04"}));
  EXPECT_EQ(keys_in("é日🦊1"), (Words{"é", "日", "🦊", "1"}));
}

TEST(KeyParser, KeysThatStandForNoCharacterAreSkippedAsAWhole) {
  for (const char* one :
       {"\x1b[A", "\x1b[3~", "\x1b[15~", "\x1b[1;5C", "\x1b[3;2~", "\x1bOP", "\x1bOn", "\x1bO1;5P", "\x1b[[A", "\x1b[Z",
        "\x1b[110;5u", "\x1b[27;5;49~", "\x1b[?1;2c", "\x1b[I", "\x1b[O", "\x1b[2 q"})
    expect_skipped(one);
}

TEST(KeyParser, AltWithAKeyIsSkipped) {
  for (const char* one : {"\x1bn", "\0331", "\x1b ", "\x1b\r", "\x1b(", "\x1bé", "\x1b日", "\x1b\x1b[3~", "\x1b\x1bOP"})
    expect_skipped(one);
}

TEST(KeyParser, WhatTheMouseDoesIsSkipped) {
  for (const char* one : {"\x1b[<0;10;3M", "\x1b[<0;10;3m", "\x1b[M !1", "\x1b[M#31", "\x1b[M nq", "\x1b[35;12;1M"})
    expect_skipped(one);
}

TEST(KeyParser, StringsAreSkippedToTheirEnd) {
  for (const char* one : {"\x1b]11;rgb:12/34/56\x07", "\x1b]0;n1\x1b\\", "\x1bP1+r2n\x1b\\", "\x1b_1n\x1b\\",
                          "\x1b^1\x1b\\", "\x1bX1\x1b\\"})
    expect_skipped(one);
}

TEST(KeyParser, PastedTextIsSkippedWithAllThatIsInIt) {
  expect_skipped("\x1b[200~12n\rq\x03\x1b[3~\x1b[200~\x1b[201\x1b\x1b[201~");
  EXPECT_EQ(keys_in("\x1b[2000~1"), (Words{"1"}));
}

TEST(KeyParser, ControlsOfOneByteOrOneCharacterBeginTheSame) {
  for (const char* one : {"\2333~", "\302\2333~", "\217n", "\2351\007", "\204"}) expect_skipped(one);
}

TEST(KeyParser, WhatIsNoUtf8IsNoKeyAndSwallowsNone) {
  EXPECT_EQ(keys_in("\3031\3772\346\2273\3004\2515"), (Words{"1", "2", "3", "4", "5"}));
}

TEST(KeyParser, AnEscapeOrACancelEndsWhatHasBegun) {
  expect_skipped("\x1b[12\x1b[3~");
  expect_skipped("\x1b]12\x1b[3~");
  expect_skipped("\x1b[12\x18");
  expect_skipped("\x1b]12\x1a");
}

TEST(KeyParser, CtrlCIsAKeyAfterAnyBeginningButThatOfAPaste) {
  for (const std::string one : {"", "\x1b", "\x1b[1", "\x1bO", "\x1b]12", "\x1b[M ", "\xe6\x97"}) {
    EXPECT_EQ(keys_in(one + "\0031"), (Words{"\x03", "1"}));
  }
}

TEST(KeyParser, WaitsAMomentAfterAnEscapeAndLongerWithinASequence) {
  const auto patience = [](std::string_view bytes) {
    KeyParser parser;
    for (const char byte : bytes) parser.take(byte);
    return parser.patience();
  };
  for (const char* one : {"", "1", "\x1b[A", "\x1bn", "é", "\x1b[200~", "\x1b[200~12"})
    EXPECT_EQ(patience(one), std::nullopt) << one;
  for (const char* one : {"\x1b", "\x1b[3\x1b", "\x1bP", "\x1b]"}) EXPECT_LE(patience(one).value_or(1000), 50) << one;
  for (const char* one : {"\x1b[", "\x1b[3", "\x1bO", "\x1b[M ", "\x1b]1", "\xc3"})
    EXPECT_GE(patience(one).value_or(0), 200) << one;
}

/// Whole sequences of every kind by chance, most of them unknown to any terminal.
class Garbage {
 public:
  std::string sequence() {
    switch (below(8)) {
      case 0:
      case 1:
        return "\x1b[" + bytes(0x30, 0x3f, 6) + bytes(0x20, 0x2f, 2) + final();
      case 2:
        return "\x1bO" + std::string(1, between(0x40, 0x7e));
      case 3:
        return "\x1b[M" + std::string{between(0x20, 0x7e), between(0x20, 0x7e), between(0x20, 0x7e)};
      case 4:
        return std::string("\x1b") + "]P_^X"[below(5)] + bytes(0x20, 0x7e, 12) + (below(2) == 0 ? "\x07" : "\x1b\\");
      case 5:
        return "\x1b[200~" + bytes(0x01, 0x7e, 12) + "x\x1b[201~";
      case 6:
        return alt();
      default:
        return "\x1b" + std::string(1 + below(3), '\x1b') + "[3~";
    }
  }
  std::size_t below(std::size_t limit) { return chance_() % limit; }

 private:
  char between(std::size_t first, std::size_t last) { return static_cast<char>(first + below(last - first + 1)); }
  std::string bytes(std::size_t first, std::size_t last, std::size_t most) {
    std::string made;
    for (std::size_t i = below(most + 1); i > 0; --i) made += between(first, last);
    return made;
  }
  /// One that ends a control sequence and does not begin a longer one.
  std::string final() {
    const char one = between(0x40, 0x7e);
    return one == 'M' || one == '[' || one == '~' ? "A" : std::string(1, one);
  }
  std::string alt() {
    const char one = between(0x20, 0x7e);
    return std::string("\x1b") + (std::string_view("[O]P_^X").find(one) == std::string_view::npos ? one : 'n');
  }

  std::mt19937 chance_{1};
};

TEST(KeyParser, NoEscapeSequencesOfAnyKindAreAKey) {
  Garbage garbage;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes;
    for (std::size_t count = 1 + garbage.below(8); count > 0; --count) bytes += garbage.sequence();
    ASSERT_EQ(keys_in(bytes + "1"), (Words{"1"})) << testing::PrintToString(bytes);
  }
}

TEST(KeyParser, AnyBytesAreBorneAndThenGivenUp) {
  std::mt19937 chance{1};
  for (int i = 0; i < 20'000; ++i) {
    KeyParser parser;
    for (std::size_t count = chance() % 40; count > 0; --count) parser.take(static_cast<char>(chance() % 256));
    if (parser.patience()) parser.give_up();
    for (const char byte : std::string_view("\x1b[201~")) parser.take(byte);
    ASSERT_EQ(parser.take('1'), "1");
  }
}

/// A world whose keys come in parts; an empty part is a pause, and one of `Z` alone a stop.
class KeysInParts : public testing::Test {
 protected:
  /// The keys up to the end; `-` where the terminal was left meanwhile.
  Words pressed(Words parts) {
    parts_ = std::move(parts);
    at_ = 0;
    test::TestWorld one({});
    one.world.in = Input([this](char* into, std::size_t size) -> std::size_t {
      return at_ < parts_.size() ? parts_[at_++].copy(into, size) : 0;
    });
    one.world.await = [this](std::optional<int> milliseconds) { return await(milliseconds); };
    Words keys;
    KeyReader reader(one.world);
    for (auto key = reader.next(); key != ""; key = reader.next()) keys.push_back(key.value_or("-"));
    return keys;
  }

  std::vector<std::optional<int>> waits_;

 private:
  WaitResult await(std::optional<int> milliseconds) {
    waits_.push_back(milliseconds);
    if (at_ == parts_.size() || (!parts_[at_].empty() && parts_[at_] != "Z")) return WaitResult::input;
    if (parts_[at_] == "Z") {
      ++at_;
      return WaitResult::resumed;
    }
    if (milliseconds) ++at_;
    return milliseconds ? WaitResult::nothing : (++at_, await(milliseconds));
  }

  Words parts_;
  std::size_t at_ = 0;
};

TEST_F(KeysInParts, AreTheSameHoweverTheyAreDivided) {
  const std::string all = "1\x1b[3~2é\x1b[M 133\x1bOP4\x1b[200~99\x1b[201~5\x1bn6";
  const Words keys{"1", "2", "é", "3", "4", "5", "6"};
  EXPECT_EQ(pressed({all}), keys);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(pressed({all.substr(0, i), all.substr(i)}), keys) << i;
  Words single;
  for (const char byte : all) single.emplace_back(1, byte);
  EXPECT_EQ(pressed(single), keys);
}

TEST_F(KeysInParts, ALoneEscapeSwallowsNothing) {
  EXPECT_EQ(pressed({"\x1b", "", "1"}), (Words{"1"}));
  EXPECT_EQ(waits_[1], 50);
  EXPECT_EQ(pressed({"\x1b", "1"}), (Words{}));
  EXPECT_EQ(pressed({"\x1b\x1b", "", "n"}), (Words{"n"}));
}

TEST_F(KeysInParts, WhatDoesNotGoOnIsForgotten) {
  EXPECT_EQ(pressed({"\x1b[", "", "1"}), (Words{"1"}));
  EXPECT_EQ(pressed({"\x1bP", "", "1"}), (Words{"1"}));
  EXPECT_EQ(pressed({"\x1b]12", "", "1"}), (Words{"1"}));
  EXPECT_EQ(pressed({"\xe6", "", "1"}), (Words{"1"}));
}

TEST_F(KeysInParts, APasteMayTakeItsTime) {
  EXPECT_EQ(pressed({"\x1b[200~1", "", "2", "", "3\x1b[201~4"}), (Words{"4"}));
  for (std::size_t i = 1; i < waits_.size(); ++i) EXPECT_EQ(waits_[i], std::nullopt);
}

TEST_F(KeysInParts, WhatHadBegunBeforeTheTerminalWasLeftIsForgotten) {
  EXPECT_EQ(pressed({"1", "Z", "2"}), (Words{"1", "-", "2"}));
  EXPECT_EQ(pressed({"\x1b[", "Z", "2"}), (Words{"-", "2"}));
  EXPECT_EQ(pressed({"\x1b[200~1", "Z", "2"}), (Words{"-", "2"}));
}

}  // namespace
