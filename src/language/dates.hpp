#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "language/span.hpp"

namespace rapport::language {

/// Which way a phrase without a year or a direction is read: `fri` is the last Friday that is not after today, or the
/// next one that is not before today.
enum class Reading { past, future };

/// A stretch of days; a single day where both are the same. `2026-11` and `2026` are spans.
struct DaySpan {
  Day first;
  Day last;

  bool operator==(const DaySpan&) const = default;
};

/// What a phrase says, if it is a date at all. Throws Error{usage} where it is one that cannot be: an impossible day
/// (`2026-02-30`), an ambiguous numeral (`03/04`), with a hint to the ISO form.
std::optional<DaySpan> date_span(std::string_view phrase, Day today, Reading reading);

/// The day a phrase names. Throws Error{usage}: `'foo' is no date that I know`, with the forms as a hint; a span is
/// refused with `'2026-11' is a whole month; which day?`.
Day day(std::string_view phrase, Day today, Reading reading);

/// The day in filters: where a phrase is a span, its first day for `--since` and its last one for `--until`.
Day since(std::string_view phrase, Day today);
Day until(std::string_view phrase, Day today);

struct FoundDay {
  Day day;
  Span where;  ///< the phrase, with an `on` before it
};

/// The first phrase in a sentence about the past that names a day and stands by itself, `had lunch with Anna
/// yesterday`: not in a word, a tag or an address, not part of another thing (`the Tuesday group`, `since friday`,
/// `yesterday's talk`), nor in a clause about what is to come (`she is moving on friday`). A day to come is one only
/// right after a name or at the start (`coffee with Marco tomorrow`). Never throws: what cannot be a date stays text.
std::optional<FoundDay> find_day(std::string_view sentence, Day today);

/// The phrase at the very end of a promise that says by when: `by friday`, `on 3 Nov`, `in 2 weeks`, `tomorrow`. Full
/// stops and the like after it do not matter. Never throws.
std::optional<FoundDay> final_day(std::string_view promise, Day today);

/// The phrase at the very beginning of a promise that says by when: `by friday: send it`, `tomorrow send it`; with a
/// comma or a colon behind it. Never throws.
std::optional<FoundDay> first_day(std::string_view promise, Day today);

}  // namespace rapport::language
