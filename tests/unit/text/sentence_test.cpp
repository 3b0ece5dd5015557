#include "text/sentence.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"
#include "world.hpp"

namespace rapport::text {
namespace {

const Day today = *parse_iso("2026-11-19");  // a Thursday

Sentence read(std::string_view text) {
  PeopleWorld world;
  return read_sentence(text, today, world.names(), world.acquainted());
}

/// Who is there, then `mentioned:`, `unclear:`, `new:` and `unknown:` where there are any.
std::string people(std::string_view text) {
  const Sentence sentence = read(text);
  const PeopleWorld world;
  std::string result;
  const auto say = [&result](const std::string& word) { result += (result.empty() ? "" : " ") + word; };
  for (const auto& one : sentence.people) say(world.handle(one.person));
  if (!sentence.mentioned.empty()) say("mentioned:");
  for (const auto& one : sentence.mentioned) say(world.handle(one.person));
  if (!sentence.ambiguous.empty()) say("unclear:");
  for (const auto& one : sentence.ambiguous)
    say(std::string(text.substr(one.where.begin, one.where.end - one.where.begin)));
  if (!sentence.new_names.empty()) say("new:");
  for (const auto& one : sentence.new_names) say(one);
  if (!sentence.unknown_names.empty()) say("unknown:");
  for (const auto& one : sentence.unknown_names) say(one);
  return result;
}

std::string kind(std::string_view text) { return read(text).kind.value_or(""); }

TEST(Sentence, IsReadWhole) {
  const Sentence read_as =
      read("yesterday: lunch with Priya and Marco about the Q3 launch #mentoring -> send her the deck by friday");
  EXPECT_EQ(to_iso(read_as.date), "2026-11-18");
  EXPECT_EQ(read_as.kind, "lunch");
  EXPECT_EQ(read_as.tags, std::vector<std::string>{"mentoring"});
  ASSERT_EQ(read_as.people.size(), 2U);
  EXPECT_EQ(read_as.people[0].where, (Stretch{22, 27}));
  ASSERT_EQ(read_as.promises.size(), 1U);
  EXPECT_EQ(read_as.promises[0].text, "send her the deck");
  EXPECT_EQ(to_iso(read_as.promises[0].by), "2026-11-20");
  EXPECT_TRUE(read_as.mentioned.empty() && read_as.unknown_names.empty() && read_as.questions.empty());
}

TEST(Sentence, OfNothingSaysNothing) {
  EXPECT_EQ(people(""), "");
  EXPECT_EQ(kind(" \n "), "");
  EXPECT_FALSE(read("").date);
}

TEST(SentenceDate, StandsBeforeAColon) {
  const auto date = [](std::string_view text) { return to_iso(read(text).date); };
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
  const auto date = [](std::string_view text) { return to_iso(read(text).date); };
  EXPECT_EQ(date("had lunch with Anna yesterday"), "2026-11-18");
  EXPECT_EQ(date("coffee with Marco on tuesday"), "2026-11-17");
  EXPECT_EQ(date("meeting: Priya & Marco, last friday"), "2026-11-13");
  EXPECT_EQ(date("lunch with Priya -> send the deck on tuesday"), "");
  EXPECT_EQ(date("lunch with Priya ?? how was it on tuesday"), "");
  EXPECT_EQ(date("lunch with Priya yesterday -> send the deck"), "2026-11-18");
}

TEST(SentenceDate, MayHaveATime) {
  EXPECT_EQ(read("yesterday 14:30: lunch").time, "14:30");
  EXPECT_EQ(to_iso(read("yesterday at 9:05: lunch").date), "2026-11-18");
  EXPECT_EQ(read("yesterday at 9:05: lunch").time, "09:05");
  EXPECT_EQ(read("14:30: lunch with Anna yesterday").time, "14:30");
  EXPECT_EQ(to_iso(read("14:30: lunch with Anna yesterday").date), "2026-11-18");
  EXPECT_EQ(read("lunch with Anna yesterday at 14:30, fine").time, "14:30");
  EXPECT_EQ(read("yesterday 25:30: lunch").time, "");
  EXPECT_EQ(read("score was 14:30 yesterday").time, "");
}

TEST(SentenceDate, BeforeAColonIsRefusedWhereItCannotBe) {
  EXPECT_THROW(read("2026-02-30: lunch"), Error);
  EXPECT_THROW(read("03/04: lunch"), Error);
  EXPECT_THROW(read("2026-11: lunch"), Error);
  EXPECT_NO_THROW(read("lunch on 2026-02-30 -> pay by 03/04"));
}

struct Case {
  std::string text;
  std::string people;
};

class Named : public testing::TestWithParam<Case> {};

TEST_P(Named, AreThesePeople) { EXPECT_EQ(people(GetParam().text), GetParam().people) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    ByAllTheirNames, Named,
    testing::Values(Case{"lunch with Priya Nair", "priya"}, Case{"lunch with priya", "priya"},
                    Case{"PRIYA NAIR", "priya"}, Case{"called Nair", "priya"}, Case{"met Dr. Nair", "priya"},
                    Case{"Annie and I", "anna"}, Case{"lunch with big k", "anna"}, Case{"@priya called", "priya"},
                    Case{"coffee, @sam-miller.", "sam-miller"}, Case{"wrote to zoe@mueller.example, fine", "zoe"},
                    Case{"mail to <Zoe@Mueller.example>", "zoe"}, Case{"Sam L called", "sam"},
                    Case{"Sam L. called", "sam"}, Case{"lunch with sam m", "sam-miller"}, Case{"Sam L.", "sam"},
                    Case{"lunch with Jan van der Berg", "jan"}, Case{"met Van der Berg", "jan"},
                    Case{"met berg", "jan"}, Case{"Jan V. and I", "jan"}, Case{"Jan called", "jan"},
                    Case{"since Jan 3", ""}, Case{"María del Carmen García López called", "carmen"},
                    Case{"Maria del Carmen Garcia Lopez's call", "carmen"}, Case{"María called", "carmen"},
                    Case{"met María del Carmen", "carmen"}, Case{"met María del Mar", "unknown: María del Mar"},
                    Case{"call with Tanaka Yuki", "yuki"}, Case{"Grace M. Hoffmann called", "grace"},
                    Case{"met Otto Frey", "otto"}, Case{"M. Rossi called", "marco"},
                    Case{"K. Rossi called", "unknown: K. Rossi"}, Case{"Sam L's idea", "sam"}));

INSTANTIATE_TEST_SUITE_P(InWhateverSpelling, Named,
                         testing::Values(Case{"zoe mueller", "zoe"}, Case{"ZOË", "zoe"},
                                         Case{"Zoe\u0308 Mu\u0308ller", "zoe"}, Case{"Ann O’Brien", "ann"},
                                         Case{"ann oʼbrien", "ann"}, Case{"O`Brien called", "ann"},
                                         Case{"Priya's deck", "priya"}, Case{"Priya’s deck", "priya"},
                                         Case{"O'Brien's dog", "ann"}, Case{"Zeynep'le ve Marco'yla", "marco"},
                                         Case{"Priya  \t Nair", "priya"}, Case{"Priya\u00a0Nair", "priya"}));

INSTANTIATE_TEST_SUITE_P(InTheOrderOfTheText, Named,
                         testing::Values(Case{"Marco, Priya and Zoë", "marco priya zoe"},
                                         Case{"Priya/Marco", "priya marco"}, Case{"Priya+Marco", "priya marco"},
                                         Case{"Priya & Marco & Priya", "priya marco"},
                                         Case{"(Priya) \"Marco\" *Zoë*", "priya marco zoe"},
                                         Case{"Priya—Marco", "priya marco"}, Case{"Priya and Priya's mother", "priya"},
                                         Case{"meeting: Priya & Marco", "priya marco"}));

INSTANTIATE_TEST_SUITE_P(InScriptsWithoutSpaces, Named,
                         testing::Values(Case{"和王小明吃饭", "p1"}, Case{"山田太郎と会った", "p2"},
                                         Case{"山田 太郎", "p2"}, Case{"山田さんと昼食", "p2"},
                                         Case{"和Priya吃饭", "priya"}, Case{"김민수 lunch", "p3"},
                                         Case{"김민수와 점심", "p3"}, Case{"김민수철 점심", ""},
                                         Case{"小山田太郎さん", "p2"}, Case{"李小明来了", ""},
                                         Case{"山田町に行った", ""}));

INSTANTIATE_TEST_SUITE_P(
    NotWhereNobodyIsMeant, Named,
    testing::Values(Case{"a trip to Annécy", ""}, Case{"Priyanka called", ""}, Case{"the sampriya file", ""},
                    Case{"see https://site.example/Priya/marco", ""}, Case{"see www.priya.example", ""},
                    Case{"see priya.example/marco today", ""}, Case{"mail from priya@site.example", ""},
                    Case{"priya.nair+x@site.example wrote", ""}, Case{"lunch #priya", ""}, Case{"lunch +priya", ""},
                    Case{"lunch #with:priya", ""}, Case{"\\Priya called", ""}, Case{"\\@priya called", ""},
                    Case{"~/marco/priya.txt", ""}, Case{"/home/priya", ""}, Case{"Anna-Lena called", ""},
                    Case{"priya_nair", ""}, Case{"@nobody called", "unknown: @nobody"}, Case{"@priya@site.example", ""},
                    Case{"don't know", ""}, Case{"otto called", ""}, Case{"Sam I am", "unclear: Sam"}));

INSTANTIATE_TEST_SUITE_P(NotWhereAnotherSurnameFollows, Named,
                         testing::Values(Case{"lunch with Grace Kelly", "unknown: Grace Kelly"},
                                         Case{"lunch with Priya Sharma and Marco", "marco unknown: Priya Sharma"},
                                         Case{"met Priya van Dyke", "unknown: Priya van Dyke"},
                                         Case{"met Sam Q. today", "unknown: Sam Q"},
                                         Case{"Jane Nair called", "unknown: Jane Nair"},
                                         Case{"lunch with Marco Nair", "unknown: Marco Nair"},
                                         Case{"lunch with Sarah Marco", "unknown: Sarah Marco"},
                                         Case{"met Priya Kelly's team", "unknown: Priya Kelly"},
                                         Case{"lunch with jane nair", ""},
                                         Case{"Elizabeth Stone called", "unknown: Elizabeth Stone"},
                                         Case{"called Priya Monday evening", "priya"}, Case{"Priya Zoom call", "priya"},
                                         Case{"Priya CEO talk", "priya"}, Case{"Priya I think", "priya"},
                                         Case{"Priya. Marco joined", "priya marco"}, Case{"saw Priya Q3 plan", "priya"},
                                         Case{"Priya's Mother", "priya"}, Case{"lunch with grace kelly", ""}));

INSTANTIATE_TEST_SUITE_P(
    NotWhereAnEverydayWordIsMeant, Named,
    testing::Values(Case{"I will call", ""}, Case{"Will call again", ""}, Case{"We will mark it", ""},
                    Case{"Mark the date", ""}, Case{"he rose early", ""}, Case{"by the grace of", ""},
                    Case{"Lunch. Will call again", ""}, Case{"call in May", ""}, Case{"since May 3 no word", ""},
                    Case{"the Grace period", ""}, Case{"note: Will try again", ""}, Case{"WILL SEE", ""},
                    Case{"#x Will see", ""}, Case{"lunch with Priya and will send the deck", "priya"},
                    Case{"lunch with Priya, may rain", "priya"}, Case{"yesterday: Will see", ""},
                    Case{"-> Mark it", ""}, Case{"lunch with will", ""}, Case{"lunch with Will", "will"},
                    Case{"coffee with Rose and May", "rose may"}, Case{"told Grace about it", "grace"},
                    Case{"Will and Priya called", "will priya"}, Case{"Mark, Will & Priya", "mark will priya"},
                    Case{"lunch with priya and will", "priya will"}, Case{"lunch with mark, priya", "mark priya"},
                    Case{"Will Ames called", "will"}, Case{"will ames called", "will"},
                    Case{"meeting: Will, Priya", "will priya"}, Case{"meeting: Will", "will"},
                    Case{"Mark and Will called", "mark will"}, Case{"mark + priya", "mark priya"},
                    Case{"Will/Priya", "will priya"}, Case{"Priya and I hope", "priya"},
                    Case{"Priya und Will", "priya will"}, Case{"trip to Paris with Priya", "priya"},
                    Case{"lunch with Paris", "paris"}));

INSTANTIATE_TEST_SUITE_P(
    WhoAreMeantByANameOfSeveral, Named,
    testing::Values(Case{"lunch with Elizabeth", "elizabeth"}, Case{"lunch with Elizabeth Cady", "elizabeth-cady"},
                    Case{"lunch with Sam", "unclear: Sam"}, Case{"lunch with Sam and Priya", "sam-miller priya"},
                    Case{"lunch with Sam and Marco", "marco unclear: Sam"},
                    Case{"lunch with Sam and Zoë", "zoe unclear: Sam"}, Case{"Sam and Sam", "unclear: Sam"},
                    Case{"Sam Lee came. Sam said hi", "sam"}, Case{"Sam Lee and Sam", "sam unclear: Sam"},
                    Case{"@sam and @sam-miller", "sam sam-miller"}, Case{"call -> ask Sam", "unclear: Sam"},
                    Case{"Sam Lee called -> ask Sam", "sam"}));

INSTANTIATE_TEST_SUITE_P(
    WhoAreNewOrUnknown, Named,
    testing::Values(Case{"lunch with **Nora Lind**", "new: Nora Lind"}, Case{"**Priya Nair** called", "priya"},
                    Case{"lunch with **Nora Lind** and will", "will new: Nora Lind"}, Case{"** ** and **", ""},
                    Case{"2 ** 3 ** 4", ""}, Case{"lunch with Julien", "unknown: Julien"},
                    Case{"lunch with Priya, Julien and Ida Holm", "priya unknown: Julien Ida Holm"},
                    Case{"email from Julien about Berlin", "unknown: Julien"}, Case{"lunch in Berlin about Python", ""},
                    Case{"Grace sent me a postcard from Rome", ""}, Case{"talked to Julien's boss", "unknown: Julien"},
                    Case{"lunch with Julien and Julien", "unknown: Julien"}));

INSTANTIATE_TEST_SUITE_P(WhoAreOnlyMentioned, Named,
                         testing::Values(Case{"lunch with Priya -> introduce her to Marco", "priya mentioned: marco"},
                                         Case{"lunch with Priya -> call Priya", "priya"},
                                         Case{"-> call Priya", "mentioned: priya"},
                                         Case{"lunch -> call Priya\nMarco came too", "marco mentioned: priya"},
                                         Case{"lunch with Priya ?? how is Marco", "priya mentioned: marco"},
                                         Case{"-> call Marco -> call Priya", "mentioned: marco priya"},
                                         Case{"lunch with Marco → ask Zoë", "marco mentioned: zoe"}));

TEST(SentenceNames, SayWhereAChoiceWasMade) {
  const Sentence sentence = read("lunch with Sam and Priya");
  ASSERT_EQ(sentence.people.size(), 2U);
  EXPECT_TRUE(sentence.people[0].chosen);
  EXPECT_FALSE(sentence.people[1].chosen);
}

TEST(SentenceNames, ThatAreUnclearSayWhetherTheyAreOnlyMentioned) {
  EXPECT_FALSE(read("lunch with Sam -> ask Sam").ambiguous.at(0).mentioned);
  EXPECT_TRUE(read("lunch -> ask Sam").ambiguous.at(0).mentioned);
  EXPECT_EQ(read("lunch -> ask Sam").ambiguous.at(0).bearers.size(), 2U);
}

TEST(SentenceNames, AreLookedUpByTheWordsAndNoMore) {
  PeopleWorld world;
  const std::string text = "yesterday: lunch with Priya and Marco about the Q3 launch -> send her the deck by friday";
  read_sentence(text, today, world.names(), world.acquainted());
  EXPECT_LE(world.asked, 16U);
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
  EXPECT_EQ(read("coffee with Priya over zoom").channel, "video");
  EXPECT_EQ(read("met Priya on Zoom").channel, "video");
  EXPECT_EQ(read("asked Priya by phone").channel, "call");
  EXPECT_EQ(read("talked with Priya in person").channel, "in-person");
  EXPECT_EQ(read("talked by e-mail").channel, "email");
  EXPECT_FALSE(read("lunch with Priya about zoom").channel);
  EXPECT_FALSE(read("lunch with Priya over rice").channel);
}

TEST(SentenceDirection, IsWhoReachedWhom) {
  const auto direction = [](std::string_view text) { return read(text).direction.value_or(""); };
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
    EXPECT_EQ(read(text).direction, "out") << text;
  }
  for (const auto* text :
       {"called Priya", "she had no answer to that", "tried the new place", "-> if no answer, call again"}) {
    EXPECT_FALSE(read(text).attempt) << text;
  }
}

TEST(SentenceTags, AreWordsWithASignBefore) {
  const auto tags = [](std::string_view text) {
    std::string all;
    for (const auto& tag : read(text).tags) all += (all.empty() ? "" : " ") + tag;
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
  EXPECT_EQ(read("lunch ?? how is the dog ?? and the cat").questions,
            (std::vector<std::string>{"how is the dog", "and the cat"}));
  EXPECT_EQ(read("lunch -> call ?? how is the dog").questions, std::vector<std::string>{"how is the dog"});
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
                                 "1:1:1:1:"}) {
    EXPECT_NO_THROW(read(text)) << text;
    EXPECT_NO_THROW(read("Priya " + text + " Marco")) << text;
    EXPECT_NO_THROW(read(text + text + "Sam's" + text)) << text;
  }
}

TEST(Sentence, ThatIsLongAndHostileIsLookedUpInProportionToItsWords) {
  for (const std::string unit :
       {"a",        "Priya ", "Sam ", "a+", "a,",       "a.",     "#a ",    "@a ",        "-> ",      "?? ",
        "**",       "**a** ", "\\",   "'a", "1 ",       "Will, ", "Jane ",  "王",         "a/",       "on ",
        "https://", "(",      "@",    "\n", "-> x #a ", "a@",     "May 3 ", "Jane Nair ", "Sam Sam, "}) {
    PeopleWorld world;
    std::string text = "x ";
    while (text.size() < 10'000) text += unit;
    const Sentence sentence = read_sentence(text, today, world.names(), world.acquainted());
    EXPECT_LE(sentence.people.size(), 22U);
    EXPECT_LE(sentence.ambiguous.size(), 1U);
    EXPECT_LE(world.asked, 40U) << unit;  // the same words are not looked up twice
  }
}

}  // namespace
}  // namespace rapport::text
