#include "language/sentence.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"
#include "support/people_world.hpp"
#include "unit/language/reading.hpp"

namespace rapport::language {
namespace {

std::string kind(std::string_view text) { return value(read(text).kind); }

TEST(Sentence, IsReadWhole) {
  const Sentence read_as =
      read("yesterday: lunch with Priya and Marco about the Q3 launch #mentoring -> send her the deck by friday");
  EXPECT_EQ(to_iso(read_as.date->day), "2026-11-18");
  EXPECT_EQ(value(read_as.kind), "lunch");
  EXPECT_EQ(values(read_as.tags), std::vector<std::string>{"mentoring"});
  ASSERT_EQ(read_as.people.size(), 2U);
  EXPECT_EQ(read_as.people[0].where, (Span{22, 27}));
  ASSERT_EQ(read_as.promises.size(), 1U);
  EXPECT_EQ(read_as.promises[0].text, "send her the deck");
  EXPECT_EQ(to_iso(read_as.promises[0].by), "2026-11-20");
  EXPECT_TRUE(read_as.mentioned.empty() && read_as.unknown_names.empty() && read_as.questions.empty());
}

TEST(Sentence, OfNothingSaysNothing) {
  EXPECT_TRUE(read("").people.empty());
  EXPECT_EQ(kind(" \n "), "");
  EXPECT_FALSE(read("").date);
}

TEST(SentenceDate, StandsBeforeAColon) {
  const auto date = [](std::string_view text) {
    const auto found = read(text).date;
    return found ? to_iso(found->day) : std::string{};
  };
  EXPECT_EQ(date("yesterday: lunch"), "2026-11-18");
  EXPECT_EQ(date("  Last Friday :lunch"), "2026-11-13");
  EXPECT_EQ(date("2026-11-03: lunch"), "2026-11-03");
  EXPECT_EQ(date("on Nov 3: lunch"), "2026-11-03");
  EXPECT_EQ(date("yesterday：lunch"), "2026-11-18");
  EXPECT_EQ(date("meeting: Priya & Marco"), "");
  EXPECT_EQ(date("May: called me"), "");
  EXPECT_EQ(date("1:1 with Priya"), "");
  EXPECT_EQ(date("https://site.example/x with Priya"), "");
}

TEST(SentenceDate, StandsElsewhereByItself) {
  const auto date = [](std::string_view text) {
    const auto found = read(text).date;
    return found ? to_iso(found->day) : std::string{};
  };
  EXPECT_EQ(date("had lunch with Anna yesterday"), "2026-11-18");
  EXPECT_EQ(date("coffee with Marco on tuesday"), "2026-11-17");
  EXPECT_EQ(date("meeting: Priya & Marco, last friday"), "2026-11-13");
  EXPECT_EQ(date("lunch with Priya -> send the deck on tuesday"), "");
  EXPECT_EQ(date("lunch with Priya ?? how was it on tuesday"), "");
  EXPECT_EQ(date("lunch with Priya yesterday -> send the deck"), "2026-11-18");
}

TEST(SentenceDate, MayHaveATime) {
  EXPECT_EQ(value(read("yesterday 14:30: lunch").time), "14:30");
  EXPECT_EQ(to_iso(read("yesterday at 9:05: lunch").date->day), "2026-11-18");
  EXPECT_EQ(value(read("yesterday at 9:05: lunch").time), "09:05");
  EXPECT_EQ(value(read("14:30: lunch with Anna yesterday").time), "14:30");
  EXPECT_EQ(to_iso(read("14:30: lunch with Anna yesterday").date->day), "2026-11-18");
  EXPECT_EQ(value(read("lunch with Anna yesterday at 14:30, fine").time), "14:30");
  EXPECT_EQ(value(read("yesterday 25:30: lunch").time), "");
  EXPECT_EQ(value(read("score was 14:30 yesterday").time), "");
}

TEST(SentenceDate, BeforeAColonIsRefusedWhereItCannotBe) {
  EXPECT_THROW(read("2026-02-30: lunch"), Error);
  EXPECT_THROW(read("03/04: lunch"), Error);
  EXPECT_THROW(read("2026-11: lunch"), Error);
  EXPECT_NO_THROW(read("lunch on 2026-02-30 -> pay by 03/04"));
}

TEST(SentenceKind, IsTheFirstThatTheWordsSay) {
  EXPECT_EQ(kind("coffee with Priya"), "coffee");
  EXPECT_EQ(kind("lunched with Priya"), "lunch");
  EXPECT_EQ(kind("dinner, then drinks"), "dinner");
  EXPECT_EQ(kind("breakfast"), "breakfast");
  EXPECT_EQ(kind("Drinks with the team"), "drinks");
  EXPECT_EQ(kind("met Priya for lunch"), "meeting");
  EXPECT_EQ(kind("1:1 with Priya"), "meeting");
  EXPECT_EQ(kind("yesterday: 1:1 with Priya"), "meeting");
  EXPECT_EQ(kind("one on one with Priya"), "meeting");
  EXPECT_EQ(kind("called Priya"), "call");
  EXPECT_EQ(kind("phoned Priya"), "call");
  EXPECT_EQ(kind("spoke with Priya"), "call");
  EXPECT_EQ(kind("conference call with Priya"), "call");
  EXPECT_EQ(kind("phone call"), "call");
  EXPECT_EQ(kind("video call"), "video");
  EXPECT_EQ(kind("zoom with Priya"), "video");
  EXPECT_EQ(kind("Teams with Priya"), "video");
  EXPECT_EQ(kind("texted Priya"), "message");
  EXPECT_EQ(kind("DM from Priya"), "message");
  EXPECT_EQ(kind("pinged Priya on slack"), "message");
  EXPECT_EQ(kind("emailed Priya about lunch"), "email");
  EXPECT_EQ(kind("wrote to Priya"), "email");
  EXPECT_EQ(kind("letter from Priya"), "letter");
  EXPECT_EQ(kind("sent Priya a card"), "card");
  EXPECT_EQ(kind("gift for Priya"), "gift");
  EXPECT_EQ(kind("meetup with Priya"), "event");
  EXPECT_EQ(kind("visited Priya"), "visit");
}

TEST(SentenceKind, IsNotInOtherWords) {
  for (const auto* text : {"talked with Priya", "recall", "#lunch with Priya", "lunchtime", "Priya and her teams",
                           "https://coffee.example", "got her business card", "-> call Priya", "?? how was lunch",
                           "\\lunch", "wrote a book", "@lunch", "in any event", "let's meet again"}) {
    EXPECT_EQ(kind(text), "") << text;
  }
}

TEST(SentenceChannel, IsSaidApartFromTheKind) {
  EXPECT_EQ(value(read("coffee with Priya over zoom").channel), "video");
  EXPECT_EQ(value(read("met Priya on Zoom").channel), "video");
  EXPECT_EQ(value(read("asked Priya by phone").channel), "call");
  EXPECT_EQ(value(read("talked with Priya in person").channel), "in-person");
  EXPECT_EQ(value(read("talked by e-mail").channel), "email");
  EXPECT_FALSE(read("lunch with Priya about zoom").channel);
  EXPECT_FALSE(read("lunch with Priya over rice").channel);
}

TEST(SentenceDirection, IsWhoReachedWhom) {
  const auto direction = [](std::string_view text) { return value(read(text).direction); };
  EXPECT_EQ(direction("called Priya"), "out");
  EXPECT_EQ(direction("I emailed about it"), "out");
  EXPECT_EQ(direction("wrote to Priya"), "out");
  EXPECT_EQ(direction("sent a card to Priya"), "out");
  EXPECT_EQ(direction("Priya called"), "in");
  EXPECT_EQ(direction("she texted me"), "in");
  EXPECT_EQ(direction("email from Priya"), "in");
  EXPECT_EQ(direction("got a letter"), "in");
  EXPECT_EQ(direction("Priya sent me a card"), "in");
  EXPECT_EQ(direction("call with Priya"), "");
  EXPECT_EQ(direction("lunch with Priya"), "");
  EXPECT_EQ(direction("talked"), "");
}

TEST(SentenceAttempt, IsACallThatReachedNobody) {
  for (const auto* text : {"called Priya, no answer", "tried to call Priya", "Called Priya; she didn’t pick up",
                           "left a voicemail", "Couldn't reach Priya", "emailed Priya, no reply yet"}) {
    EXPECT_TRUE(read(text).attempt) << text;
    EXPECT_EQ(value(read(text).direction), "out") << text;
  }
  for (const auto* text :
       {"called Priya", "she had no answer to that", "tried the new place", "-> if no answer, call again"}) {
    EXPECT_FALSE(read(text).attempt) << text;
  }
}

TEST(SentenceTags, AreWordsWithASignBefore) {
  const auto tags = [](std::string_view text) {
    std::string all;
    for (const auto& tag : read(text).tags) all += (all.empty() ? "" : " ") + tag.value;
    return all;
  };
  EXPECT_EQ(tags("lunch #Mentoring +q3-launch (#a_b) #x:y"), "Mentoring q3-launch a_b x:y");
  EXPECT_EQ(tags("#one #ONE #Öne #two"), "one two");
  EXPECT_EQ(tags("#mentoring: #done, #end."), "mentoring done end");
  EXPECT_EQ(tags("#中文 #été"), "中文 été");
  EXPECT_EQ(tags("lunch -> send it #promised"), "promised");
  EXPECT_EQ(tags("C# C++ #1 +49 a#b x+y \\#no ## + # https://site.example/#part"), "");
  EXPECT_EQ(tags("#3d"), "3d");
}

std::string promises(std::string_view text) {
  std::string all;
  for (const auto& one : read(text).promises) {
    all += (all.empty() ? "" : "; ") + one.text + (one.by ? " @" + to_iso(*one.by) : "");
  }
  return all;
}

TEST(SentencePromises, FollowArrows) {
  EXPECT_EQ(promises("lunch -> send the deck"), "send the deck");
  EXPECT_EQ(promises("lunch -> send the deck by friday -> call in 2 weeks"),
            "send the deck @2026-11-20; call @2026-12-03");
  EXPECT_EQ(promises("lunch->send the deck, tomorrow."), "send the deck @2026-11-20");
  EXPECT_EQ(promises("lunch → send it on 3 Dec #launch #x"), "send it @2026-12-03");
  EXPECT_EQ(promises("-> send #deck to Priya"), "send #deck to Priya");
  EXPECT_EQ(promises("lunch -> send it next monday ?? ask about it"), "send it @2026-11-23");
  EXPECT_EQ(promises("lunch -> send it\nand more"), "send it");
  EXPECT_EQ(promises("lunch -> send it (by friday)"), "send it @2026-11-20");
  EXPECT_EQ(promises("lunch -> tomorrow"), "tomorrow @2026-11-20");
  EXPECT_EQ(promises("lunch -> pay by 2026-02-30"), "pay by 2026-02-30");
}

TEST(SentencePromises, AreNotInEmptyOrEscapedArrows) {
  EXPECT_EQ(promises("lunch ->"), "");
  EXPECT_EQ(promises("-> -> ->"), "");
  EXPECT_EQ(promises("a <-> b"), "");
  EXPECT_EQ(promises("a \\-> b"), "");
}

TEST(SentencePromises, CountFromTodayInABackDatedLogToo) {
  EXPECT_EQ(promises("2026-01-05: lunch -> call tomorrow"), "call @2026-11-20");
}

TEST(SentenceQuestions, FollowTwoQuestionMarks) {
  EXPECT_EQ(values(read("lunch ?? how is the dog ?? and the cat").questions),
            (std::vector<std::string>{"how is the dog", "and the cat"}));
  EXPECT_EQ(values(read("lunch -> call ?? how is the dog").questions), std::vector<std::string>{"how is the dog"});
  EXPECT_TRUE(read("really?? she said so").questions.empty());
  EXPECT_TRUE(read("lunch ??").questions.empty());
}

TEST(Sentence, SurvivesOddText) {
  for (const std::string text : {"\\",
                                 "#",
                                 "+",
                                 "@",
                                 "**",
                                 "****",
                                 "-",
                                 "->",
                                 "??",
                                 "==",
                                 " == ",
                                 " == :",
                                 " == Priya:",
                                 " == a: ",
                                 ":",
                                 "::",
                                 "a:",
                                 "\xff\xfe",
                                 "\xf0\x9f",
                                 "\\\\",
                                 "@-",
                                 "#:-",
                                 "'",
                                 "''",
                                 "a'",
                                 ".",
                                 "...",
                                 "\u0301",
                                 "\u200d",
                                 "@@@",
                                 "->?"
                                 "?->",
                                 "**a",
                                 "1:1:1:1:",
                                 "Donaudampfschifffahrtsgesellschaft"}) {
    EXPECT_NO_THROW(read(text)) << text;
    EXPECT_NO_THROW(read("Priya " + text + " Marco")) << text;
    EXPECT_NO_THROW(read(text + text + "Sam's" + text)) << text;
  }
}

TEST(Sentence, ThatIsLongAndHostileIsLookedUpInProportionToItsWords) {
  for (const std::string unit :
       {"a",    "Priya ",   "Sam ",   "a+", "a,", "a.",       "#a ",    "@a ",    "-> ",        "?? ",
        " == ", "**",       "**a** ", "\\", "'a", "1 ",       "Will, ", "Jane ",  "王",         "a/",
        "on ",  "https://", "(",      "@",  "\n", "-> x #a ", "a@",     "May 3 ", "Jane Nair ", "Sam Sam, "}) {
    test::PeopleWorld world = test::PeopleWorld::usual();
    std::string text = "x ";
    while (text.size() < 10'000) text += unit;
    const Sentence sentence = read_sentence(text, world.context(today));
    EXPECT_LE(sentence.people.size(), 22U);
    EXPECT_LE(sentence.ambiguous.size(), 1U);
    EXPECT_LE(world.asked, 40U) << unit;  // the same words are not looked up twice
  }
}

}  // namespace
}  // namespace rapport::language
