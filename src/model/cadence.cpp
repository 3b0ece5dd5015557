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

/// The unit that a word such as `d`, `day` or `weeks` means; 0 where it is none.
char unit_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, char>, 4> units{
      {{"day", 'd'}, {"week", 'w'}, {"month", 'm'}, {"year", 'y'}}};
  for (const auto& [name, unit] : units) {
    if (word == name || word == std::string_view(&unit, 1) || word == std::string(name) + "s") return unit;
  }
  return 0;
}

/// Sorted, without overlaps, empty ones left out.
std::vector<Span> merged(std::vector<Span> spans) {
  std::erase_if(spans, [](const Span& span) { return span.until <= span.start; });
  std::ranges::sort(spans, [](const Span& a, const Span& b) { return a.start < b.start; });
  std::vector<Span> result;
  for (const Span& span : spans) {
    if (!result.empty() && span.start <= result.back().until) {
      result.back().until = std::max(result.back().until, span.until);
    } else {
      result.push_back(span);
    }
  }
  return result;
}

/// The first day on which `days` days that count have passed since the anchor.
Day when_passed(const Rhythm& rhythm, int days) {
  Day day = rhythm.anchor + days;
  for (const Span& pause : merged(rhythm.pauses)) {
    if (pause.until <= rhythm.anchor) continue;
    const Day start = std::max(pause.start, rhythm.anchor);
    if (start >= day) break;
    day = day + (pause.until - start);
  }
  return clamped(day);
}

int period_days(const Rhythm& rhythm) { return after(rhythm.anchor, rhythm.cadence.every) - rhythm.anchor; }

int max_days(const Rhythm& rhythm) {
  if (rhythm.cadence.max) return after(rhythm.anchor, *rhythm.cadence.max) - rhythm.anchor;
  const int period = period_days(rhythm);
  return period + (period + 1) / 2;
}

bool is_paused(const std::vector<Span>& pauses, Day day) {
  return std::ranges::any_of(pauses, [day](const Span& pause) { return pause.start <= day && day < pause.until; });
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

std::string in_words(Period period) {
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

std::optional<Effective> effective(std::string_view own, std::string_view own_max, Day own_set_on,
                                   const std::vector<TagCadence>& tags, Day on) {
  if (own == "never") return std::nullopt;
  if (const auto every = parse_period(own)) {
    return Effective{.cadence = {.every = *every, .max = parse_period(own_max), .tag = {}}, .set_on = own_set_on};
  }
  const auto length = [on](const TagCadence& one) {
    const Day due = after(on, one.every);
    const int period = due - on;
    return std::tuple(due, one.max ? after(on, *one.max) : on + period + (period + 1) / 2, one.tag);
  };
  const auto shortest =
      std::ranges::min_element(tags, [&](const auto& a, const auto& b) { return length(a) < length(b); });
  if (shortest == tags.end()) return std::nullopt;
  return Effective{.cadence = {.every = shortest->every, .max = shortest->max, .tag = shortest->tag},
                   .set_on = shortest->set_on};
}

std::string_view to_text(State state) {
  constexpr std::array<std::string_view, 7> names{"fresh", "due", "overdue", "new", "snoozed", "paused", "none"};
  return names.at(static_cast<std::size_t>(state));
}

int paused_days(const std::vector<Span>& pauses, Day from, Day until) {
  int days = 0;
  for (const Span& pause : merged(pauses)) {
    days += std::max(0, std::min(pause.until, until) - std::max(pause.start, from));
  }
  return days;
}

Day due_day(const Rhythm& rhythm) { return when_passed(rhythm, period_days(rhythm)); }

Day over_day(const Rhythm& rhythm) { return when_passed(rhythm, max_days(rhythm) + 1); }

Standing standing(const Rhythm& rhythm, Day today) {
  Standing now{.due_on = due_day(rhythm), .period = std::max(1, period_days(rhythm))};
  const int silent = today - rhythm.anchor;
  now.elapsed = silent > 0 ? silent - paused_days(rhythm.pauses, rhythm.anchor, today) : silent;
  now.days_over = now.elapsed - now.period;
  if (today < now.due_on) now.days_over = today - now.due_on;
  if (is_paused(rhythm.pauses, today)) {
    now.state = State::paused;
  } else if (rhythm.hidden_until && today < *rhythm.hidden_until) {
    now.state = State::snoozed;
  } else if (rhythm.is_new) {
    now.state = State::is_new;
  } else if (today < now.due_on) {
    now.state = State::fresh;
  } else {
    now.state = today >= over_day(rhythm) ? State::overdue : State::due;
  }
  return now;
}

bool comes_up(const Standing& standing) {
  return standing.state == State::due || standing.state == State::overdue ||
         (standing.state == State::is_new && standing.days_over >= 0);
}

}  // namespace rapport::model
