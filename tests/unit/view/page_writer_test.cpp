#include "view/page_writer.hpp"

#include <gtest/gtest.h>

namespace rapport::view {
namespace {

Day day(int year, int month, int number) { return *day_of(year, month, number); }

const Day today = day(2026, 11, 19);  // a Thursday

TEST(DateWords, NamesTheDaysAroundToday) {
  EXPECT_EQ(date_text(today, today), "today");
  EXPECT_EQ(date_text(today - 1, today), "yesterday");
  EXPECT_EQ(date_text(today + 1, today), "tomorrow");
}

TEST(DateWords, GivesTheWeekdayWithinSixDays) {
  EXPECT_EQ(date_text(day(2026, 11, 17), today), "Tue 17 Nov");
  EXPECT_EQ(date_text(day(2026, 11, 13), today), "Fri 13 Nov");
  EXPECT_EQ(date_text(day(2026, 11, 25), today), "Wed 25 Nov");
}

TEST(DateWords, FurtherOffIsADayOfAMonth) {
  EXPECT_EQ(date_text(day(2026, 11, 12), today), "12 Nov");
  EXPECT_EQ(date_text(day(2026, 11, 26), today), "26 Nov");
}

TEST(DateWords, GivesTheYearWhereItIsAnother) {
  EXPECT_EQ(date_text(day(2025, 11, 3), today), "3 Nov 2025");
  EXPECT_EQ(date_text(day(2027, 1, 2), day(2026, 12, 30)), "Sat 2 Jan 2027");
  EXPECT_EQ(date_text(day(2027, 1, 1), day(2026, 12, 31)), "tomorrow");
}

TEST(FullDateWords, LeaveNothingToGuess) { EXPECT_EQ(full_date_text(today), "Thu 19 Nov 2026"); }

TEST(CountWords, KnowOneFromMany) {
  EXPECT_EQ(days_text(1), "1 day");
  EXPECT_EQ(days_text(17), "17 days");
  EXPECT_EQ(count_text(0, "person", "people"), "0 people");
  EXPECT_EQ(count_text(1, "person", "people"), "1 person");
}

TEST(Joined, PutsAndBeforeTheLast) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"Priya"}), "Priya");
  EXPECT_EQ(joined({"Priya", "Marco"}), "Priya and Marco");
  EXPECT_EQ(joined({"Priya", "Marco", "Anna"}), "Priya, Marco and Anna");
}

Table promises() {
  return {.columns = {{.title = {}}, {.title = {}, .flexible = true}, {.title = {}}},
          .rows = {{{"7k3"}, {"send Marco the pricing sheet"}, {"by yesterday"}}},
          .indent = 2};
}

TEST(PageWriter, MakeADashboard) {
  PageWriter lines({.columns = 80});
  lines.line("Thu 19 Nov 2026").gap();
  lines.block("Promised", promises()).block("Thank", {.columns = {{.title = {}}}});
  lines.gap().offers("Next", {"rapport brief priya", "rapport promise --done 7k3"});
  EXPECT_EQ(lines.text(),
            "Thu 19 Nov 2026\n"
            "\n"
            "Promised\n"
            "  7k3  send Marco the pricing sheet  by yesterday\n"
            "\n"
            "Next: rapport brief priya · rapport promise --done 7k3\n");
}

TEST(PageWriter, HaveNoBlankLineAtEitherEndNorTwoInARow) {
  PageWriter lines({});
  lines.gap().line("one").gap().gap().line("two").gap();
  EXPECT_EQ(lines.text(), "one\n\ntwo\n");
}

TEST(PageWriter, OffersStayOnOneLineInAPipe) {
  PageWriter lines({.paint = {.utf8 = false}});
  lines.offers("Next", {"rapport brief priya", "rapport due", "rapport thank grace \"...\""});
  EXPECT_EQ(lines.text(), "Next: rapport brief priya - rapport due - rapport thank grace \"...\"\n");
}

TEST(PageWriter, WithoutOffersSayNothing) {
  PageWriter lines({});
  lines.offers("Next", {});
  EXPECT_TRUE(lines.empty());
}

TEST(PageWriter, ASentenceIsWrappedAndKeepsItsTones) {
  PageWriter lines({.columns = 16, .paint = {.colour = true}});
  lines.line({{"lunch with "}, {"Priya Nair", Tone::strong}, {" on Friday"}}, 2, 2);
  EXPECT_EQ(lines.text(),
            "  lunch with\n"
            "    \x1b[1mPriya Nair\x1b[0m\n"
            "    on Friday\n");
}

TEST(PageWriter, AToneGoesOnAcrossABreak) {
  PageWriter lines({.columns = 6, .paint = {.colour = true}});
  lines.line("Priya Nair", Tone::strong);
  EXPECT_EQ(lines.text(), "\x1b[1mPriya\x1b[0m\n\x1b[1mNair\x1b[0m\n");
}

TEST(PageWriter, ShowWhatATerminalWouldObey) {
  PageWriter lines({.columns = 40});
  lines.heading("a\x1b[2J").line("b\u202e").offers("Next", {"rapport show '\u009b'"});
  EXPECT_EQ(lines.text(),
            "a\\x1b[2J\n"
            "b\\u202e\n"
            "Next: rapport show '\\x9b'\n");
}

}  // namespace
}  // namespace rapport::view
