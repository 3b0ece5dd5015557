#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace rapport::model {

/// A calendar period of 1 to 9999 units.
struct Period {
  int count = 1;
  char unit = 'd';  ///< d, w, m or y

  bool operator==(const Period&) const = default;
};

/// Reads `10d`, `3w`, `2m`, `1y`, `3 weeks`, `a month`, `every 2 weeks`, or the words daily, weekly, fortnightly,
/// monthly, quarterly, yearly; case does not matter.
std::optional<Period> parse_period(std::string_view text);

/// `3w`
std::string to_text(Period period);

/// `3 weeks`, `week`
std::string period_text(Period period);

/// The day one period after `from`: months and years by the calendar, clamped to the month's end.
Day after(Day from, Period period);

/// How often somebody should be heard from, and after how long they are overdue.
struct Cadence {
  Period every;
  std::optional<Period> max;  ///< without one: half as many days again as `every` has from the anchor, rounded up
  std::string tag;            ///< the tag it comes from; empty: the person's own

  bool operator==(const Cadence&) const = default;
};

/// What may set a rhythm: one of a person's tags.
struct CadenceSource {
  std::string tag;
  Period every;
  std::optional<Period> max;
  Day set_on;
};

/// The cadence that holds for a person, and the day it was set.
struct EffectiveCadence {
  Cadence cadence;
  Day set_on;
};

/// `own` is a period, `never` or empty. The person's own rhythm wins; `never` wins over all; else the shortest among
/// the tags (compared by the day reached from `on`; on a tie by the shorter max, then by the tag's name).
std::optional<EffectiveCadence> effective_cadence(std::string_view own, std::string_view own_max, Day own_set_on,
                                                  const std::vector<CadenceSource>& tags, Day on);

/// Days that do not count: from `start` to the day before `until`.
struct PauseSpan {
  Day start;
  Day until;
};

/// What is known of a person's rhythm, whatever the day.
struct Schedule {
  Cadence cadence;
  Day anchor;                       ///< the last talk that counts, or the start
  bool is_new = false;              ///< there was no such talk: the anchor is the day added or the day set
  std::vector<PauseSpan> pauses;    ///< of the person and of everyone, in any order, overlapping or not
  std::optional<Day> hidden_until;  ///< snoozed or tried: shown again on this day
};

/// An attempt without an answer keeps somebody from coming up for so many days, its own day counted: they are hidden
/// as if snoozed (`Schedule::hidden_until`).
constexpr int days_after_attempt = 7;

enum class State { fresh, due, overdue, is_new, snoozed, paused, none };

/// `fresh`, `due`, `overdue`, `new`, `snoozed`, `paused`, `none`
std::string_view to_text(State state);

/// Days from `from` to the day before `until` that fall into a pause, each counted once.
int paused_days(const std::vector<PauseSpan>& pauses, Day from, Day until);

/// The first day on which as many days that count have passed since the anchor as the period has.
Day due_day(const Schedule& schedule);
/// The first day past max.
Day over_day(const Schedule& schedule);

struct DueState {
  State state = State::none;
  Day due_on;
  int days_over = 0;  ///< days that count since the due day; negative before it
  int elapsed = 0;    ///< days that count since the anchor
  int period = 1;     ///< days the period has from this anchor, at least 1
  double ratio() const { return static_cast<double>(elapsed) / period; }
};

/// A person's standing on a day. Paused comes before snoozed, snoozed before new (nobody was talked to yet), new before
/// fresh, due and overdue.
DueState due_state(const Schedule& schedule, Day today);

/// Whether `due` lists this standing: new (from its due day on), due or overdue.
bool comes_up(const DueState& due_state);

}  // namespace rapport::model
