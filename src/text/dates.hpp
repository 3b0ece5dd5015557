#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"

namespace rapport::text {

/// Which way a phrase without a year or a direction is read: `fri` is the last Friday that is not after today, or the next one
/// that is not before today.
enum class Reading { past, future };

/// A stretch of days; a single day where both are the same. `2026-11` and `2026` are spans.
struct DaySpan {
  Day first;
  Day last;
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

}  // namespace rapport::text
