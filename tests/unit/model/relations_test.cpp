#include "model/relations.hpp"

#include <gtest/gtest.h>

namespace rapport::model {
namespace {

TEST(RelationSentence, ReadsTheRightWayRound) {
  EXPECT_EQ(relation_sentence("Bob", "boss", "Claire"), "Bob is Claire's boss");
  EXPECT_EQ(relation_sentence("Zoë", "board member", "Sam"), "Zoë is Sam's board member");
}

TEST(RelationSentence, UsesAVerbAsAVerb) {
  EXPECT_EQ(relation_sentence("Claire", "knows", "Bob"), "Claire knows Bob");
  EXPECT_EQ(relation_sentence("Claire", "works with", "Bob"), "Claire works with Bob");
}

TEST(InverseRelation, IsKnownFromEitherSide) {
  EXPECT_EQ(inverse_of("Manager"), "report");
  EXPECT_EQ(inverse_of("report"), "manager");
  EXPECT_FALSE(inverse_of("knows"));
}

}  // namespace
}  // namespace rapport::model
