#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "language/span.hpp"

namespace rapport::language {

/// How to read a phrase without a year or direction: `fri` is the last Friday up to today, or the next one from today.
enum class Reading { past, future };

/// A range of days, inclusive; `first` and `last` are equal for a single day. `2026-11` and `2026` are ranges.
struct DaySpan {
  Day first;
  Day last;

  bool operator==(const DaySpan&) const = default;
};

/// The days of a phrase; nothing if it is not a date. Throws Error{usage}, with a hint to the ISO form, for a day that
/// does not exist (`2026-02-30`) or an ambiguous one (`03/04`).
std::optional<DaySpan> date_span(std::string_view phrase, Day today, Reading reading);

/// The single day of a phrase. Throws Error{usage} if it is not a date (`invalid date 'foo'`) or a longer range.
Day day(std::string_view phrase, Day today, Reading reading);

/// The day of a phrase in a filter: the first day of a range for `--since`, and the last for `--until`.
Day since(std::string_view phrase, Day today);
Day until(std::string_view phrase, Day today);

struct FoundDay {
  Day day;
  Span where;  ///< the phrase, including a preceding `on`
};

/// The first phrase in a sentence about the past that names a day by itself: `had lunch with Anna yesterday`. Skips
/// phrases in words, tags and addresses, in other expressions (`the Tuesday group`, `since friday`, `yesterday's
/// talk`), and in clauses about the future (`she is moving on friday`). Accepts a future day only directly after a name
/// or at the start (`coffee with Marco tomorrow`). Never throws: invalid dates are text.
std::optional<FoundDay> find_day(std::string_view sentence, Day today);

/// The due day at the very end of a promise: `by friday`, `on 3 Nov`, `in 2 weeks`, `tomorrow`. Punctuation after it is
/// ignored. Never throws.
std::optional<FoundDay> final_day(std::string_view promise, Day today);

/// The due day at the very start of a promise, including a comma or colon after it: `by friday: send it`, `tomorrow
/// send it`. Never throws.
std::optional<FoundDay> first_day(std::string_view promise, Day today);

}  // namespace rapport::language
