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

bool rests(const Rhythm& rhythm, Day day) {
  for (const Span& pause : rhythm.pauses) {
    if (pause.start <= day && day < pause.until) return true;
  }
  return false;
}

/// Days since the anchor that count, `day` itself not among them.
int counted(const Rhythm& rhythm, Day day) {
  int days = 0;
  for (Day one = rhythm.anchor; one < day; one = one + 1) days += rests(rhythm, one) ? 0 : 1;
  return days;
}

Day first_with(const Rhythm& rhythm, int days) {
  Day day = rhythm.anchor;
  while (counted(rhythm, day) < days) day = day + 1;
  return day;
}

struct Naive {
  State state;
  Day due_on;
  Day over_on;
};

Naive naive(const Rhythm& rhythm, Day today) {
  const int period = naive_after(rhythm.anchor, rhythm.cadence.every) - rhythm.anchor;
  const int most = rhythm.cadence.max ? naive_after(rhythm.anchor, *rhythm.cadence.max) - rhythm.anchor
                                      : period + period / 2 + period % 2;
  Naive now{State::fresh, first_with(rhythm, period), first_with(rhythm, most + 1)};
  if (rests(rhythm, today))
    now.state = State::paused;
  else if (rhythm.hidden_until && today < *rhythm.hidden_until)
    now.state = State::snoozed;
  else if (rhythm.is_new)
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

rc::Gen<Rhythm> some_rhythm() {
  return rc::gen::exec([] {
    Rhythm rhythm{.cadence = {.every = *some_period(), .max = {}, .tag = {}},
                  .anchor = *some_day(),
                  .pauses = {},
                  .hidden_until = {}};
    if (*rc::gen::inRange(0, 2) == 0)
      rhythm.cadence.max = Period{rhythm.cadence.every.count + *rc::gen::inRange(0, 5), rhythm.cadence.every.unit};
    rhythm.is_new = *rc::gen::inRange(0, 4) == 0;
    const int pauses = *rc::gen::inRange(0, 4);
    for (int i = 0; i < pauses; ++i) {
      const Day start = *some_day();
      rhythm.pauses.push_back({start, start + *rc::gen::inRange(-3, 120)});
    }
    if (*rc::gen::inRange(0, 4) == 0) rhythm.hidden_until = *some_day();
    return rhythm;
  });
}

RC_GTEST_PROP(CadenceReadNaively, GivesTheSameDaysAndStates, ()) {
  const Rhythm rhythm = *some_rhythm();
  const Day today = *some_day();
  const Naive expected = naive(rhythm, today);
  const Standing now = standing(rhythm, today);
  RC_ASSERT(to_iso(now.due_on) == to_iso(expected.due_on));
  RC_ASSERT(to_iso(over_day(rhythm)) == to_iso(expected.over_on));
  RC_ASSERT(std::string(to_text(now.state)) == std::string(to_text(expected.state)));
  if (today >= rhythm.anchor) RC_ASSERT(now.elapsed == counted(rhythm, today));
}

TEST(CadenceReadNaively, ControlARuleThatForgetsPausesIsNoticed) {
  const Rhythm rhythm{.cadence = {.every = {3, 'w'}, .max = {}, .tag = {}},
                      .anchor = *day_of(2026, 1, 1),
                      .pauses = {{*day_of(2026, 1, 5), *day_of(2026, 1, 9)}},
                      .hidden_until = {}};
  Rhythm without = rhythm;
  without.pauses.clear();
  EXPECT_NE(naive(rhythm, *day_of(2026, 1, 22)).due_on, due_day(without));
}

}  // namespace
}  // namespace rapport::property
