#include "model/cadence.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/strings.hpp"
#include "base/utf8.hpp"

namespace rapport::model {
namespace {

constexpr int largest_count = 9999;

std::optional<Period> named_period(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Period>, 8> names{{{"daily", {1, 'd'}},
                                                                      {"weekly", {1, 'w'}},
                                                                      {"fortnightly", {2, 'w'}},
                                                                      {"biweekly", {2, 'w'}},
                                                                      {"monthly", {1, 'm'}},
                                                                      {"quarterly", {3, 'm'}},
                                                                      {"yearly", {1, 'y'}},
                                                                      {"annually", {1, 'y'}}}};
  for (const auto& [name, period] : names) {
    if (name == word) return period;
  }
  return std::nullopt;
}

/// The unit of a word such as `d`, `day` or `weeks`; 0 if it is not a unit.
char unit_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, char>, 4> units{
      {{"day", 'd'}, {"week", 'w'}, {"month", 'm'}, {"year", 'y'}}};
  for (const auto& [name, unit] : units) {
    if (word == name || word == std::string_view(&unit, 1) || word == std::string(name) + "s") return unit;
  }
  return 0;
}

/// The spans sorted, merged where they overlap, without empty ones.
std::vector<PauseSpan> merged(std::vector<PauseSpan> spans) {
  std::erase_if(spans, [](const PauseSpan& span) { return span.until <= span.start; });
  std::ranges::sort(spans, [](const PauseSpan& a, const PauseSpan& b) { return a.start < b.start; });
  std::vector<PauseSpan> result;
  for (const PauseSpan& span : spans) {
    if (!result.empty() && span.start <= result.back().until) {
      result.back().until = std::max(result.back().until, span.until);
    } else {
      result.push_back(span);
    }
  }
  return result;
}

/// The first day by which `days` days outside of pauses have passed since the anchor.
Day when_passed(const Schedule& schedule, int days) {
  Day day = schedule.anchor + days;
  for (const PauseSpan& pause : merged(schedule.pauses)) {
    if (pause.until <= schedule.anchor) continue;
    const Day start = std::max(pause.start, schedule.anchor);
    if (start >= day) break;
    day = day + (pause.until - start);
  }
  return clamped(day);
}

int period_days(const Schedule& schedule) { return after(schedule.anchor, schedule.cadence.every) - schedule.anchor; }

int max_days(const Schedule& schedule) {
  if (schedule.cadence.max) return after(schedule.anchor, *schedule.cadence.max) - schedule.anchor;
  const int period = period_days(schedule);
  return period + (period + 1) / 2;
}

bool is_paused(const std::vector<PauseSpan>& pauses, Day day) {
  return std::ranges::any_of(pauses, [day](const PauseSpan& pause) { return pause.start <= day && day < pause.until; });
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  const std::string folded = fold(text);
  std::string_view rest = folded;
  if (rest.starts_with("every ")) rest.remove_prefix(6);
  if (const auto named = named_period(rest)) return named;
  int count = 0;
  std::size_t digits = 0;
  while (digits < rest.size() && is_digit(rest[digits]) && count <= largest_count) {
    count = count * 10 + (rest[digits++] - '0');
  }
  rest.remove_prefix(digits);
  if (digits == 0) {
    count = 1;
    if (rest.starts_with("a "))
      rest.remove_prefix(2);
    else if (rest.size() < 3)
      return std::nullopt;
  } else if (rest.starts_with(' ')) {
    rest.remove_prefix(1);
  }
  const char unit = unit_of(rest);
  if (unit == 0 || count < 1 || count > largest_count) return std::nullopt;
  return Period{count, unit};
}

std::string to_text(Period period) { return std::to_string(period.count) + period.unit; }

std::string period_text(Period period) {
  const std::string unit = period.unit == 'd'   ? "day"
                           : period.unit == 'w' ? "week"
                           : period.unit == 'm' ? "month"
                                                : "year";
  return period.count == 1 ? unit : fmt::format("{} {}s", period.count, unit);
}

Day after(Day from, Period period) {
  if (period.unit == 'm' || period.unit == 'y')
    return add_months(from, period.unit == 'y' ? period.count * 12 : period.count);
  const int days = period.unit == 'w' ? period.count * 7 : period.count;
  return std::min(from + days, *day_of(9999, 12, 31));
}

std::optional<EffectiveCadence> effective_cadence(std::string_view own, std::string_view own_max, Day own_set_on,
                                                  const std::vector<CadenceSource>& tags, Day on) {
  if (own == "never") return std::nullopt;
  if (const auto every = parse_period(own)) {
    return EffectiveCadence{.cadence = {.every = *every, .max = parse_period(own_max), .tag = {}},
                            .set_on = own_set_on};
  }
  const auto length = [on](const CadenceSource& one) {
    const Day due = after(on, one.every);
    const int period = due - on;
    return std::tuple(due, one.max ? after(on, *one.max) : on + period + (period + 1) / 2, one.tag);
  };
  const auto shortest =
      std::ranges::min_element(tags, [&](const auto& a, const auto& b) { return length(a) < length(b); });
  if (shortest == tags.end()) return std::nullopt;
  return EffectiveCadence{.cadence = {.every = shortest->every, .max = shortest->max, .tag = shortest->tag},
                          .set_on = shortest->set_on};
}

std::string_view to_text(State state) {
  constexpr std::array<std::string_view, 7> names{"fresh", "due", "overdue", "new", "snoozed", "paused", "none"};
  return names.at(static_cast<std::size_t>(state));
}

int paused_days(const std::vector<PauseSpan>& pauses, Day from, Day until) {
  int days = 0;
  for (const PauseSpan& pause : merged(pauses)) {
    days += std::max(0, std::min(pause.until, until) - std::max(pause.start, from));
  }
  return days;
}

Day due_day(const Schedule& schedule) { return when_passed(schedule, period_days(schedule)); }

Day over_day(const Schedule& schedule) { return when_passed(schedule, max_days(schedule) + 1); }

DueState due_state(const Schedule& schedule, Day today) {
  DueState now{.due_on = due_day(schedule), .period = std::max(1, period_days(schedule))};
  const int silent = today - schedule.anchor;
  now.elapsed = silent > 0 ? silent - paused_days(schedule.pauses, schedule.anchor, today) : silent;
  now.days_over = now.elapsed - now.period;
  if (today < now.due_on) now.days_over = today - now.due_on;
  if (is_paused(schedule.pauses, today)) {
    now.state = State::paused;
  } else if (schedule.hidden_until && today < *schedule.hidden_until) {
    now.state = State::snoozed;
  } else if (schedule.is_new) {
    now.state = State::is_new;
  } else if (today < now.due_on) {
    now.state = State::fresh;
  } else {
    now.state = today >= over_day(schedule) ? State::overdue : State::due;
  }
  return now;
}

bool comes_up(const DueState& due_state) {
  return due_state.state == State::due || due_state.state == State::overdue ||
         (due_state.state == State::is_new && due_state.days_over >= 0);
}

}  // namespace rapport::model
