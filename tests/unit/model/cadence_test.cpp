#include "model/cadence.hpp"

#include <gtest/gtest.h>

#include "model/urgency.hpp"

namespace rapport::model {
namespace {

Day on(const char* iso) { return *parse_iso(iso); }

Schedule every(const char* period, const char* anchor) {
  return {.cadence = {.every = *parse_period(period), .max = std::nullopt, .tag = {}}, .anchor = on(anchor)};
}

CadenceSource tag(const char* name, const char* period, const char* max = "") {
  return {.tag = name, .every = *parse_period(period), .max = parse_period(max), .set_on = on("2026-01-01")};
}

TEST(Period, IsReadInUnitsAndInWords) {
  EXPECT_EQ(parse_period("10d"), (Period{10, 'd'}));
  EXPECT_EQ(parse_period("3w"), (Period{3, 'w'}));
  EXPECT_EQ(parse_period("2m"), (Period{2, 'm'}));
  EXPECT_EQ(parse_period("1y"), (Period{1, 'y'}));
  EXPECT_EQ(parse_period("daily"), (Period{1, 'd'}));
  EXPECT_EQ(parse_period("Weekly"), (Period{1, 'w'}));
  EXPECT_EQ(parse_period("fortnightly"), (Period{2, 'w'}));
  EXPECT_EQ(parse_period("monthly"), (Period{1, 'm'}));
  EXPECT_EQ(parse_period("quarterly"), (Period{3, 'm'}));
  EXPECT_EQ(parse_period("yearly"), (Period{1, 'y'}));
  EXPECT_EQ(parse_period("every 2 weeks"), (Period{2, 'w'}));
  EXPECT_EQ(parse_period("a month"), (Period{1, 'm'}));
}

TEST(Period, NonsenseIsNone) {
  for (const char* text : {"", "3", "w", "0d", "-1w", "3x", "soon", "10000d", "3 w x", "1.5w"}) {
    EXPECT_FALSE(parse_period(text)) << text;
  }
}

TEST(Period, MonthsAreAddedToTheAnchorAndClampedToTheMonthsEnd) {
  EXPECT_EQ(after(on("2026-01-31"), {1, 'm'}), on("2026-02-28"));
  EXPECT_EQ(after(on("2028-01-31"), {1, 'm'}), on("2028-02-29"));
  EXPECT_EQ(after(on("2028-02-29"), {1, 'y'}), on("2029-02-28"));
}

TEST(Period, MonthsAreNeverSteppedFromAClampedDay) { EXPECT_EQ(after(on("2026-01-31"), {2, 'm'}), on("2026-03-31")); }

TEST(Cadence, ThePersonsOwnComesBeforeThatOfATag) {
  const auto found = effective_cadence("2m", "", on("2026-02-01"), {tag("team", "1w")}, on("2026-01-01"));
  EXPECT_EQ(found->cadence.every, (Period{2, 'm'}));
  EXPECT_EQ(found->cadence.tag, "");
  EXPECT_EQ(found->set_on, on("2026-02-01"));
}

TEST(Cadence, TheShortestAmongTheTagsHoldsAndIsShownWithItsOrigin) {
  const auto found = effective_cadence("", "", on("2026-02-01"),
                                       {tag("team", "3w"), tag("core", "10d"), tag("all", "1m")}, on("2026-01-01"));
  EXPECT_EQ(found->cadence.tag, "core");
  EXPECT_EQ(found->cadence.every, (Period{10, 'd'}));
}

TEST(Cadence, NeverOnThePersonWinsOverAll) {
  EXPECT_FALSE(effective_cadence("never", "", on("2026-02-01"), {tag("team", "3w")}, on("2026-01-01")));
}

TEST(Cadence, WithoutOneThereIsNone) {
  EXPECT_FALSE(effective_cadence("", "", on("2026-02-01"), {}, on("2026-01-01")));
}

TEST(DueState, IsFreshBeforeTheDueDayAndDueFromIt) {
  const Schedule schedule = every("3w", "2026-01-05");
  EXPECT_EQ(due_day(schedule), on("2026-01-26"));
  EXPECT_EQ(due_state(schedule, on("2026-01-25")).state, State::fresh);
  EXPECT_EQ(due_state(schedule, on("2026-01-26")).state, State::due);
  EXPECT_EQ(due_state(schedule, on("2026-01-26")).days_over, 0);
}

TEST(DueState, IsOverduePastMaxWhichIsHalfAsManyDaysAgainRoundedUp) {
  const Schedule schedule = every("3w", "2026-01-05");  // 21 days and 11 more: 32, the last of them 6 February
  EXPECT_EQ(due_state(schedule, on("2026-02-06")).state, State::due);
  EXPECT_EQ(due_state(schedule, on("2026-02-07")).state, State::overdue);
  EXPECT_EQ(over_day(schedule), on("2026-02-07"));
}

TEST(DueState, TheDefaultMaxCountsTheDaysThePeriodHasFromThisAnchor) {
  // February: 28 days and 14 more; March: 31 and 16.
  EXPECT_EQ(over_day(every("1m", "2026-02-01")), on("2026-02-01") + 43);
  EXPECT_EQ(over_day(every("1m", "2026-03-01")), on("2026-03-01") + 48);
}

TEST(DueState, AMaxOfOnesOwnIsTakenAsItIs) {
  Schedule schedule = every("2w", "2026-01-01");
  schedule.cadence.max = parse_period("1m");
  EXPECT_EQ(over_day(schedule), on("2026-02-02"));
}

TEST(DueState, SomeoneNeverMetIsNewNotOverdue) {
  Schedule schedule = every("1w", "2020-01-01");
  schedule.is_new = true;
  EXPECT_EQ(due_state(schedule, on("2026-01-01")).state, State::is_new);
}

TEST(DueState, SomeoneNewIsListedFromTheirDueDayLikeTheOthers) {
  Schedule schedule = every("1w", "2026-01-01");
  schedule.is_new = true;
  EXPECT_FALSE(comes_up(due_state(schedule, on("2026-01-07"))));
  EXPECT_TRUE(comes_up(due_state(schedule, on("2026-01-08"))));
}

TEST(DueState, ASnoozeHidesUntilItsDayAndOnItThePersonIsShownAgain) {
  Schedule schedule = every("1w", "2026-01-01");
  schedule.hidden_until = on("2026-02-01");
  EXPECT_EQ(due_state(schedule, on("2026-01-31")).state, State::snoozed);
  EXPECT_FALSE(comes_up(due_state(schedule, on("2026-01-31"))));
  EXPECT_EQ(due_state(schedule, on("2026-02-01")).state, State::overdue);
}

TEST(DueState, ASnoozeLeavesTheDueDayAlone) {
  Schedule schedule = every("1w", "2026-01-01");
  schedule.hidden_until = on("2026-02-01");
  EXPECT_EQ(due_day(schedule), on("2026-01-08"));
}

TEST(DueState, APauseTakesItsDaysOutOfTheElapsedTime) {
  Schedule schedule = every("10d", "2026-01-01");
  schedule.pauses = {{on("2026-01-05"), on("2026-01-12")}};
  EXPECT_EQ(due_day(schedule), on("2026-01-18"));
  EXPECT_EQ(due_state(schedule, on("2026-01-11")).state, State::paused);
  EXPECT_EQ(due_state(schedule, on("2026-01-12")).state, State::fresh) << "until is the first day back";
  EXPECT_EQ(due_state(schedule, on("2026-01-12")).elapsed, 4);
  EXPECT_EQ(due_state(schedule, on("2026-01-18")).state, State::due);
}

TEST(DueState, PausesThatOverlapCountOnce) {
  Schedule schedule = every("10d", "2026-01-01");
  schedule.pauses = {{on("2026-01-08"), on("2026-01-14")}, {on("2026-01-05"), on("2026-01-12")}};
  EXPECT_EQ(due_day(schedule), on("2026-01-20"));
  EXPECT_EQ(paused_days(schedule.pauses, on("2026-01-01"), on("2026-02-01")), 9);
}

TEST(DueState, APauseBeforeTheAnchorOrAfterTheDueDayChangesNothing) {
  Schedule schedule = every("10d", "2026-01-10");
  schedule.pauses = {{on("2026-01-01"), on("2026-01-05")}, {on("2026-02-01"), on("2026-02-05")}};
  EXPECT_EQ(due_day(schedule), on("2026-01-20"));
}

TEST(DueState, ADueDayBeyondTheCalendarIsItsLastDay) {
  Schedule schedule = every("9999y", "2026-01-01");
  schedule.pauses = {{on("2026-01-01"), on("9999-12-31")}};
  EXPECT_EQ(to_iso(due_day(schedule)), "9999-12-31");
  EXPECT_EQ(to_iso(on("9999-12-31") + 4000), "9999-12-31");
  EXPECT_EQ(to_iso(on("0001-01-01") - 4000), "0001-01-01");
}

TEST(Due, TheOrderIsByTheShareOfThePeriodThatHasPassed) {
  EXPECT_TRUE(before({.elapsed = 20, .period = 10}, {.elapsed = 30, .period = 20}));
  EXPECT_FALSE(before({.elapsed = 30, .period = 20}, {.elapsed = 20, .period = 10}));
}

TEST(Due, ThenByDaysSilentThenByNameThenById) {
  EXPECT_TRUE(before({.elapsed = 20, .period = 10, .silent = 21}, {.elapsed = 2, .period = 1, .silent = 2}));
  EXPECT_TRUE(before({.elapsed = 2, .period = 1, .silent = 2, .name = "ana"},
                     {.elapsed = 2, .period = 1, .silent = 2, .name = "bob"}));
  EXPECT_TRUE(before({.elapsed = 2, .period = 1, .silent = 2, .name = "ana", .id = "1"},
                     {.elapsed = 2, .period = 1, .silent = 2, .name = "ana", .id = "2"}));
}

}  // namespace
}  // namespace rapport::model
