#include "base/strings.hpp"

#include <gtest/gtest.h>

#include <array>

namespace rapport {
namespace {

using Texts = std::vector<std::string>;

TEST(Strings, JoinPutsSeparatorsBetweenAndNowhereElse) {
  EXPECT_EQ(join(Texts{}, ", "), "");
  EXPECT_EQ(join(Texts{"a"}, ", "), "a");
  EXPECT_EQ(join(Texts{"", "b", ""}, ";"), ";b;");
  EXPECT_EQ(join(std::array{1, 2}, "+", [](int one) { return std::to_string(one); }), "1+2");
}

TEST(Strings, JoinFirstSaysHowManyMoreThereAre) {
  EXPECT_EQ(join_first({"a", "b"}, 2), "a, b");
  EXPECT_EQ(join_first({"a", "b", "c"}, 2), "a, b and 1 more");
}

TEST(Strings, SplitLeavesOutWhatIsEmpty) {
  EXPECT_EQ(split("", ","), Texts{});
  EXPECT_EQ(split(",a,,b,", ","), (Texts{"a", "b"}));
  EXPECT_EQ(split("a:::b:c", ":::"), (Texts{"a", "b:c"}));
}

TEST(Strings, ContainsLooksForTheWholeValue) {
  EXPECT_TRUE(contains(Texts{"a", "b"}, "b"));
  EXPECT_FALSE(contains(Texts{"ab"}, "b"));
}

}  // namespace
}  // namespace rapport
