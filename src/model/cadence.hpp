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

/// Parses `10d`, `3w`, `2m`, `1y`, `3 weeks`, `a month`, `every 2 weeks`, or daily, weekly, fortnightly, monthly,
/// quarterly, yearly. Case does not matter.
std::optional<Period> parse_period(std::string_view text);

/// `3w`
std::string to_text(Period period);

/// `3 weeks`, `week`
std::string period_text(Period period);

/// The day one period after `from`. Months and years follow the calendar and are clamped to the end of the month.
Day after(Day from, Period period);

/// How often to be in touch with somebody, and when they are overdue.
struct Cadence {
  Period every;
  std::optional<Period> max;  ///< the default is one and a half times `every` in days from the anchor, rounded up
  std::string tag;            ///< the tag it comes from; empty if it is the person's own

  bool operator==(const Cadence&) const = default;
};

/// A cadence that a person has through one of their tags.
struct CadenceSource {
  std::string tag;
  Period every;
  std::optional<Period> max;
  Day set_on;
};

/// The cadence that applies to a person, and the day it was set.
struct EffectiveCadence {
  Cadence cadence;
  Day set_on;
};

/// `own` is a period, `never` or empty. A person's own cadence comes first, and `never` overrides everything. Otherwise
/// the shortest among the tags applies, compared by the day reached from `on`; if two are equal, the one with the
/// shorter max, then the tag that comes first by name.
std::optional<EffectiveCadence> effective_cadence(std::string_view own, std::string_view own_max, Day own_set_on,
                                                  const std::vector<CadenceSource>& tags, Day on);

/// Days that do not count as silence: from `start` to the day before `until`.
struct PauseSpan {
  Day start;
  Day until;
};

/// Everything that decides when a person comes up, independent of the current day.
struct Schedule {
  Cadence cadence;
  Day anchor;  ///< the day of the last interaction that counts, or the start
  bool is_new =
      false;  ///< there was no such interaction: the anchor is the day the person was added or the cadence was set
  std::vector<PauseSpan> pauses;    ///< those of the person and those of everyone, in any order; they may overlap
  std::optional<Day> hidden_until;  ///< snoozed, or hidden after an attempt, until this day
};

/// An unanswered attempt hides a person for this many days, its own day included, as if snoozed
/// (`Schedule::hidden_until`).
constexpr int days_after_attempt = 7;

enum class State { fresh, due, overdue, is_new, snoozed, paused, none };

/// `fresh`, `due`, `overdue`, `new`, `snoozed`, `paused`, `none`
std::string_view to_text(State state);

/// The number of days from `from` to the day before `until` that are in a pause, each counted once.
int paused_days(const std::vector<PauseSpan>& pauses, Day from, Day until);

/// The first day by which the whole period has passed since the anchor, not counting pauses.
Day due_day(const Schedule& schedule);
/// The first day after the maximum has passed.
Day over_day(const Schedule& schedule);

struct DueState {
  State state = State::none;
  Day due_on;
  int days_over = 0;  ///< days since the due day, not counting pauses; negative before it
  int elapsed = 0;    ///< days since the anchor, not counting pauses
  int period = 1;     ///< the length of the period from this anchor in days, at least 1
  double ratio() const { return static_cast<double>(elapsed) / period; }
};

/// The due state on a day. Paused takes precedence over snoozed, snoozed over new (no contact yet), and new over fresh,
/// due and overdue.
DueState due_state(const Schedule& schedule, Day today);

/// Whether `due` lists this state: new (from its due day), due or overdue.
bool comes_up(const DueState& due_state);

}  // namespace rapport::model
