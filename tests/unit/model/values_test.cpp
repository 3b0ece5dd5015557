#include "model/values.hpp"

#include <gtest/gtest.h>

namespace rapport::model {
namespace {

TEST(Values, AFieldOfAFewWordsTakesNoOther) {
  EXPECT_EQ(valid_values("person", "status", "active"), "");
  EXPECT_EQ(valid_values("person", "status", "zombie"), "active, archived or deceased");
  EXPECT_EQ(valid_values("person", "status", ""), "active, archived or deceased");
  EXPECT_EQ(valid_values("promise", "state", "half"), "open, done or dropped");
  EXPECT_EQ(valid_values("interaction", "outcome", "banana"), "reached, attempt, planned, cancelled or none");
  EXPECT_EQ(valid_values("interaction", "channel", ""), "");
  EXPECT_NE(valid_values("interaction", "channel", "carrier-pigeon"), "");
}

TEST(Values, APeriodIsOneAndATimeOfDayIs) {
  for (const char* one : {"", "3w", "10d", "never"}) EXPECT_EQ(valid_values("person", "every", one), "") << one;
  for (const char* one : {"banana", "0d", "-3w", "Never"}) EXPECT_NE(valid_values("person", "every", one), "") << one;
  EXPECT_NE(valid_values("rhythm", "every", "never"), "");
  for (const char* one : {"", "00:00", "23:59"}) EXPECT_EQ(valid_values("interaction", "time", one), "") << one;
  for (const char* one : {"99:99", "24:00", "12:60", "1:30", "12.30", "12:3x"})
    EXPECT_NE(valid_values("interaction", "time", one), "") << one;
}

TEST(Values, OtherFieldsTakeWhatTheUserWrites) {
  EXPECT_EQ(valid_values("interaction", "kind", "workshop"), "");
  EXPECT_EQ(valid_values("person", "name", "zombie"), "");
  EXPECT_FALSE(is_restricted("fact", "about"));
}

}  // namespace
}  // namespace rapport::model
