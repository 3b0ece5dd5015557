#include "base/variant.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace rapport {
namespace {

/// Cannot be copied; how many of them there are.
struct Refusing {
  static inline int alive = 0;
  Refusing() { ++alive; }
  Refusing(const Refusing&) { throw 0; }
  ~Refusing() { --alive; }
};

TEST(Variant, ACopyThatIsRefusedDestroysNothingThatWasNotMade) {
  using Either = Variant<int, std::vector<Refusing>>;
  const Either first(std::in_place_type<std::vector<Refusing>>, 3);
  EXPECT_THROW(Either second(first), int);
  EXPECT_EQ(std::get<1>(first).size(), 3U);
  EXPECT_EQ(Refusing::alive, 3);
}

TEST(Variant, ACopyHoldsWhatTheOtherHolds) {
  using Either = Variant<int, std::vector<int>>;
  const Either list(std::vector<int>{1, 2});
  EXPECT_EQ(Either(list), list);
  EXPECT_EQ(Either(Either(7)), Either(7));
}

}  // namespace
}  // namespace rapport
