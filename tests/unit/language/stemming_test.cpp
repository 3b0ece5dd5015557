#include "language/stemming.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rapport::language {
namespace {

std::string keys(std::string_view text, const Synonyms& synonyms = {}) {
  std::string all;
  for (const auto& one : topics(text, synonyms)) all += (all.empty() ? "" : " ") + one.key;
  return all;
}

TEST(Topic, IsAWordWithoutItsInflection) {
  for (const auto* word : {"Flat", "flats", "flat's", "FLATS"}) EXPECT_EQ(stem(word), stem("flat")) << word;
  for (const auto* word : {"designs", "designing", "designed", "designer", "designers"}) {
    EXPECT_EQ(stem(word), stem("design")) << word;
  }
  EXPECT_EQ(stem("running"), stem("run"));
  EXPECT_EQ(stem("hobbies"), stem("hobby"));
  EXPECT_EQ(stem("houses"), stem("housing"));
  EXPECT_EQ(stem("Müller"), stem("muller"));
  EXPECT_NE(stem("glass"), stem("gla"));
  EXPECT_NE(stem("car"), stem("care"));
}

TEST(Topics, LeaveOutWordsThatSayNothing) {
  EXPECT_EQ(keys("is looking for a flat in the city"), "flat city");
  EXPECT_EQ(keys("needs help with her work"), "");
  EXPECT_EQ(keys("climbing, Climbing & climbers"), "climb");
  EXPECT_EQ(keys("围棋"), "围棋");
}

TEST(Topics, KnowWordsThatMeanTheSame) {
  const auto known = synonyms({{"maps", "cartography"}});
  EXPECT_EQ(keys("an apartment", known), keys("flats", known));
  EXPECT_EQ(keys("cartography", known), keys("map", known));
  EXPECT_NE(keys("doctor", known), keys("lawyer", known));
}

}  // namespace
}  // namespace rapport::language
