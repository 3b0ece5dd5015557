#include <gtest/gtest.h>

#include <string>

#include "language/dates.hpp"

namespace rapport::language {
namespace {

const Day today = *parse_iso("2026-11-19");  // a Thursday

/// `2026-11-18 [yesterday]`, or nothing.
std::string shown(const std::optional<FoundDay>& found, std::string_view text) {
  if (!found) return "";
  const auto [begin, end] = found->where;
  return to_iso(found->day) + " [" + std::string(text.substr(begin, end - begin)) + "]";
}

std::string in(std::string_view text) { return shown(find_day(text, today), text); }
std::string at_end(std::string_view text) { return shown(final_day(text, today), text); }

TEST(FindDay, SeesAPhraseThatStandsByItself) {
  EXPECT_EQ(in("had lunch with Anna yesterday"), "2026-11-18 [yesterday]");
  EXPECT_EQ(in("coffee with Marco on tuesday"), "2026-11-17 [on tuesday]");
  EXPECT_EQ(in("last friday I met Marco"), "2026-11-13 [last friday]");
  EXPECT_EQ(in("lunch with Anna 3 days ago, about work"), "2026-11-16 [3 days ago]");
  EXPECT_EQ(in("Yesterday: lunch"), "2026-11-18 [Yesterday]");
  EXPECT_EQ(in("lunch (two weeks ago) with Anna"), "2026-11-05 [two weeks ago]");
  EXPECT_EQ(in("met Anna on Nov 3 about the offer"), "2026-11-03 [on Nov 3]");
  EXPECT_EQ(in("met Anna on November 3rd, 2025, in Rome"), "2025-11-03 [on November 3rd, 2025]");
  EXPECT_EQ(in("call with Anna 2026-11-03"), "2026-11-03 [2026-11-03]");
  EXPECT_EQ(in("lunch with Anna friday"), "2026-11-13 [friday]");
  EXPECT_EQ(in("lunch with Anna friday about the offer"), "2026-11-13 [friday]");
  EXPECT_EQ(in("Friday lunch with Anna"), "2026-11-13 [Friday]");
  EXPECT_EQ(in("this morning Anna called"), "2026-11-19 [this morning]");
  EXPECT_EQ(in("dinner with Anna on saturday evening"), "2026-11-14 [on saturday evening]");
  EXPECT_EQ(in("spoke to Anna last week about her move"), "2026-11-12 [last week]");
  EXPECT_EQ(in("Lunch was good. Yesterday Anna called."), "2026-11-18 [Yesterday]");
  EXPECT_EQ(in("Will and I had lunch on friday"), "2026-11-13 [on friday]");
  EXPECT_EQ(in("her birthday dinner yesterday with Anna"), "2026-11-18 [yesterday]");
  EXPECT_EQ(in("lunch with Anna on the 3rd of November"), "2026-11-03 [on the 3rd of November]");
}

TEST(FindDay, TakesTheFirstOfSeveral) {
  EXPECT_EQ(in("lunch with Anna yesterday, dinner with Marco on tuesday"), "2026-11-18 [yesterday]");
}

TEST(FindDay, LeavesWhatIsPartOfSomethingElse) {
  for (const auto* text : {"",
                           "lunch with Anna",
                           "yesterday's lunch with Anna",
                           "the Tuesday group met Anna",
                           "she has been ill since friday",
                           "open until Nov 3",
                           "needs it by friday",
                           "our monday call with Anna",
                           "talked about last month",
                           "last month's figures with Anna",
                           "her birthday is on Nov 3",
                           "she is moving on friday",
                           "Anna will start on monday",
                           "deadline was last friday",
                           "#yesterday with Anna",
                           "see yesterday/today",
                           "mail to today@site.example",
                           "\\yesterday with Anna",
                           "Anna's team monday sync",
                           "the day was long",
                           "Sat with Anna at lunch",
                           "may 3 people join",
                           "meet at 14:30",
                           "in May",
                           "in 2026",
                           "2026",
                           "03/04",
                           "2026-02-30",
                           "Tue-Fri trip with Anna",
                           "every friday with Anna",
                           "it may 3 times fail",
                           "a friday",
                           "https://site.example/2026-11-03",
                           "plan for next friday",
                           "she leaves tomorrow",
                           "talked about her move next month",
                           "we start next week on it",
                           "fridays with Anna",
                           "on"}) {
    EXPECT_EQ(in(text), "") << text;
  }
}

TEST(FindDay, SeesADayToComeOnlyRightAfterANameOrAtTheStart) {
  EXPECT_EQ(in("coffee with Marco tomorrow"), "2026-11-20 [tomorrow]");
  EXPECT_EQ(in("coffee with marco next friday"), "2026-11-20 [next friday]");
  EXPECT_EQ(in("tomorrow coffee with marco"), "2026-11-20 [tomorrow]");
  EXPECT_EQ(in("talked about the day after tomorrow"), "");
}

TEST(FinalDay, IsThePhraseAtTheEndWithTheWordBeforeIt) {
  EXPECT_EQ(at_end("send her the deck by friday"), "2026-11-20 [by friday]");
  EXPECT_EQ(at_end("send her the deck on Nov 3"), "2027-11-03 [on Nov 3]");
  EXPECT_EQ(at_end("call back in 2 weeks"), "2026-12-03 [in 2 weeks]");
  EXPECT_EQ(at_end("call back tomorrow."), "2026-11-20 [tomorrow.]");
  EXPECT_EQ(at_end("call back next monday!"), "2026-11-23 [next monday!]");
  EXPECT_EQ(at_end("send it by the end of the month"), "2026-11-30 [by the end of the month]");
  EXPECT_EQ(at_end("send it by Nov 3, 2027"), "2027-11-03 [by Nov 3, 2027]");
  EXPECT_EQ(at_end("send it by 2026-12-01"), "2026-12-01 [by 2026-12-01]");
  EXPECT_EQ(at_end("call Marco friday"), "2026-11-20 [friday]");
  EXPECT_EQ(at_end("send it by yesterday"), "2026-11-18 [by yesterday]");
  EXPECT_EQ(at_end("call today"), "2026-11-19 [today]");
  EXPECT_EQ(at_end("by thursday"), "2026-11-19 [by thursday]");
}

TEST(FinalDay, IsNotWhatThePromiseIsAbout) {
  for (const auto* text : {"", "by", "on", "send the deck", "ask about friday", "prepare the slides for monday",
                           "send the notes from tuesday", "by friday send it", "ask how it went yesterday",
                           "send it by 03/04", "send it by 2026-02-30", "stand by", "by me",
                           "look at the plans for 2027", "send it in May", "come by the office"}) {
    EXPECT_EQ(at_end(text), "") << text;
  }
}

TEST(FinalDay, LooksAtTheEndOfALongTextOnly) {
  EXPECT_EQ(at_end(std::string(1'000'000, 'x') + " tomorrow"), "2026-11-20 [tomorrow]");
  EXPECT_EQ(at_end(std::string(1'000'000, 'x')), "");
}

}  // namespace
}  // namespace rapport::language
