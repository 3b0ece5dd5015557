#include "model/kinds.hpp"

#include <gtest/gtest.h>

namespace rapport::model {
namespace {

TEST(Kinds, ImplyTheMeansByWhichTheyHappen) {
  EXPECT_EQ(channel_of("lunch"), "in-person");
  EXPECT_EQ(channel_of("meeting"), "in-person");
  EXPECT_EQ(channel_of("call"), "call");
  EXPECT_EQ(channel_of("video"), "video");
  EXPECT_EQ(channel_of("card"), "card");
}

TEST(Kinds, ImplyNoMeansWhereAnyWillDo) {
  EXPECT_EQ(channel_of("thanks"), "");
  EXPECT_EQ(channel_of("other"), "");
  EXPECT_EQ(channel_of("public"), "");
  EXPECT_EQ(channel_of("in-person"), "");
  EXPECT_EQ(channel_of(""), "");
}

TEST(Kinds, ImplyOnlyKnownMeans) {
  for (const auto kind : kinds()) {
    EXPECT_TRUE(channel_of(kind).empty() || is_channel(channel_of(kind))) << kind;
  }
}

TEST(Kinds, AreKnownByTheirExactName) {
  EXPECT_TRUE(is_kind("coffee"));
  EXPECT_FALSE(is_kind("Coffee"));
  EXPECT_FALSE(is_kind("in-person"));
  EXPECT_TRUE(is_channel("in-person"));
  EXPECT_FALSE(is_channel("coffee"));
}

}  // namespace
}  // namespace rapport::model
