#include "language/sentence.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/people_world.hpp"
#include "unit/language/reading.hpp"

namespace rapport::language {
namespace {

/// Who is there, then `mentioned:`, `unclear:`, `new:` and `unknown:` where there are any.
std::string people(std::string_view text) {
  const Sentence sentence = read(text);
  const test::PeopleWorld world = test::PeopleWorld::usual();
  std::string result;
  const auto say = [&result](const std::string& word) { result += (result.empty() ? "" : " ") + word; };
  for (const auto& one : sentence.people) say(world.handle(one.person));
  if (!sentence.mentioned.empty()) say("mentioned:");
  for (const auto& one : sentence.mentioned) say(world.handle(one.person));
  if (!sentence.ambiguous.empty()) say("unclear:");
  for (const auto& one : sentence.ambiguous)
    say(std::string(text.substr(one.where.begin, one.where.end - one.where.begin)));
  if (!sentence.new_names.empty()) say("new:");
  for (const auto& one : sentence.new_names) say(one.value);
  if (!sentence.unknown_names.empty()) say("unknown:");
  for (const auto& one : sentence.unknown_names) say(one.value);
  return result;
}

struct Case {
  std::string text;
  std::string people;
};

/// Else GoogleTest prints its bytes, of which some were never written.
void PrintTo(const Case& one, std::ostream* out) { *out << one.text; }

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
  EXPECT_EQ(read("lunch -> ask Sam").ambiguous.at(0).candidates.size(), 2U);
}

TEST(SentenceNames, AreLookedUpByTheWordsAndNoMore) {
  test::PeopleWorld world = test::PeopleWorld::usual();
  const std::string text = "yesterday: lunch with Priya and Marco about the Q3 launch -> send her the deck by friday";
  read_sentence(text, world.context(today));
  EXPECT_LE(world.asked, 16U);
}

}  // namespace
}  // namespace rapport::language
