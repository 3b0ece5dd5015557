// The rules of cadence against a second, naive reading of them: day by day, without any arithmetic of spans.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "model/cadence.hpp"

namespace rapport::property {
namespace {

using namespace model;

/// Calendar months by the standard library; past the month's end, its last day.
Day naive_after(Day from, Period period) {
  using namespace std::chrono;
  if (period.unit == 'd' || period.unit == 'w') return from + period.count * (period.unit == 'w' ? 7 : 1);
  const Date date = date_of(from);
  const year_month month = year{date.year} / date.month + months{period.count * (period.unit == 'y' ? 12 : 1)};
  const year_month_day last = month / std::chrono::last;
  const auto day_number = std::min(static_cast<unsigned>(date.day), static_cast<unsigned>(last.day()));
  return *day_of(static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())),
                 static_cast<int>(day_number));
}

bool rests(const Schedule& schedule, Day day) {
  for (const PauseSpan& pause : schedule.pauses) {
    if (pause.start <= day && day < pause.until) return true;
  }
  return false;
}

/// Days since the anchor that count, `day` itself not among them.
int counted(const Schedule& schedule, Day day) {
  int days = 0;
  for (Day one = schedule.anchor; one < day; one = one + 1) days += rests(schedule, one) ? 0 : 1;
  return days;
}

Day first_with(const Schedule& schedule, int days) {
  Day day = schedule.anchor;
  while (counted(schedule, day) < days) day = day + 1;
  return day;
}

struct Naive {
  State state;
  Day due_on;
  Day over_on;
};

Naive naive(const Schedule& schedule, Day today) {
  const int period = naive_after(schedule.anchor, schedule.cadence.every) - schedule.anchor;
  const int most = schedule.cadence.max ? naive_after(schedule.anchor, *schedule.cadence.max) - schedule.anchor
                                        : period + period / 2 + period % 2;
  Naive now{State::fresh, first_with(schedule, period), first_with(schedule, most + 1)};
  if (rests(schedule, today))
    now.state = State::paused;
  else if (schedule.hidden_until && today < *schedule.hidden_until)
    now.state = State::snoozed;
  else if (schedule.is_new)
    now.state = State::is_new;
  else if (today >= now.over_on)
    now.state = State::overdue;
  else if (today >= now.due_on)
    now.state = State::due;
  return now;
}

rc::Gen<Day> some_day() {
  return rc::gen::map(rc::gen::inRange(0, 1200), [](int days) { return *day_of(2023, 11, 20) + days; });
}

rc::Gen<Period> some_period() {
  return rc::gen::exec([] {
    const char unit = *rc::gen::element('d', 'w', 'm', 'y');
    const int most = unit == 'd' ? 90 : unit == 'w' ? 12 : unit == 'm' ? 8 : 2;
    return Period{*rc::gen::inRange(1, most + 1), unit};
  });
}

rc::Gen<Schedule> some_cadence() {
  return rc::gen::exec([] {
    Schedule schedule{.cadence = {.every = *some_period(), .max = {}, .tag = {}},
                      .anchor = *some_day(),
                      .pauses = {},
                      .hidden_until = {}};
    if (*rc::gen::inRange(0, 2) == 0)
      schedule.cadence.max =
          Period{schedule.cadence.every.count + *rc::gen::inRange(0, 5), schedule.cadence.every.unit};
    schedule.is_new = *rc::gen::inRange(0, 4) == 0;
    const int pauses = *rc::gen::inRange(0, 4);
    for (int i = 0; i < pauses; ++i) {
      const Day start = *some_day();
      schedule.pauses.push_back({start, start + *rc::gen::inRange(-3, 120)});
    }
    if (*rc::gen::inRange(0, 4) == 0) schedule.hidden_until = *some_day();
    return schedule;
  });
}

RC_GTEST_PROP(CadenceReadNaively, GivesTheSameDaysAndStates, ()) {
  const Schedule schedule = *some_cadence();
  const Day today = *some_day();
  const Naive expected = naive(schedule, today);
  const DueState now = due_state(schedule, today);
  RC_ASSERT(to_iso(now.due_on) == to_iso(expected.due_on));
  RC_ASSERT(to_iso(over_day(schedule)) == to_iso(expected.over_on));
  RC_ASSERT(std::string(to_text(now.state)) == std::string(to_text(expected.state)));
  if (today >= schedule.anchor) RC_ASSERT(now.elapsed == counted(schedule, today));
}

TEST(CadenceReadNaively, ControlARuleThatForgetsPausesIsNoticed) {
  const Schedule schedule{.cadence = {.every = {3, 'w'}, .max = {}, .tag = {}},
                          .anchor = *day_of(2026, 1, 1),
                          .pauses = {{*day_of(2026, 1, 5), *day_of(2026, 1, 9)}},
                          .hidden_until = {}};
  Schedule without = schedule;
  without.pauses.clear();
  EXPECT_NE(naive(schedule, *day_of(2026, 1, 22)).due_on, due_day(without));
}

}  // namespace
}  // namespace rapport::property
