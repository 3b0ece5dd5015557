#include "view/paint.hpp"

#include <gtest/gtest.h>

#include <array>

namespace rapport::view {
namespace {

constexpr std::array tones{Tone::strong, Tone::dim, Tone::calm, Tone::pressing, Tone::good};

TEST(Paint, WithoutColourLeavesTextAlone) {
  for (const Tone tone : tones) EXPECT_EQ(Paint{}(tone, "today"), "today");
}

TEST(Paint, PlainTextIsNeverColoured) { EXPECT_EQ(Paint{.colour = true}(Tone::plain, "today"), "today"); }

TEST(Paint, NothingStaysNothing) { EXPECT_EQ(Paint{.colour = true}(Tone::strong, ""), ""); }

TEST(Paint, EveryToneIsTurnedOffAgain) {
  for (const Tone tone : tones) {
    const std::string text = Paint{.colour = true}(tone, "today");
    EXPECT_TRUE(text.starts_with("\x1b["));
    EXPECT_TRUE(text.ends_with("today\x1b[0m"));
  }
}

TEST(Paint, UsesOnlyWhatEveryTerminalHasAndCanBeReadOnBothGrounds) {
  for (const Tone tone : tones) {
    const std::string text = Paint{.colour = true}(tone, "x");
    const std::string code = text.substr(2, text.find('m') - 2);
    // Bold, faint, green, magenta, cyan: neither black nor white, nor the blue and yellow that vanish on one of them.
    EXPECT_TRUE(code == "1" || code == "2" || code == "32" || code == "35" || code == "36") << code;
  }
}

}  // namespace
}  // namespace rapport::view
