#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace rapport::model {

/// A date with parts that may be unknown: `1984-02-29`, `02-29`, `1984-02`, `1984`, or nothing. Unknown parts are 0.
/// The day of the month is known only if the month is.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  bool operator==(const PartialDate&) const = default;
  bool known() const { return year != 0 || month != 0; }
  /// Whether it recurs every year: month and day are known.
  bool yearly() const { return month != 0 && day != 0; }
};

/// Where 29 February falls in a common year.
enum class LeapDay { feb_28, mar_1 };

/// Parses exactly the four forms above; nothing for any other text or a day that does not exist. `02-29` and
/// `1984-02-29` exist, `1985-02-29` and `02-30` do not.
std::optional<PartialDate> parse_partial_date(std::string_view text);

/// Formats in the same forms; empty if nothing is known.
std::string to_text(PartialDate date);

/// The day on which a yearly date falls in a year; nothing if the date is not yearly.
std::optional<Day> in_year(PartialDate date, int year, LeapDay leap);

/// The first occurrence on or after `from`.
std::optional<Day> next_after(PartialDate date, Day from, LeapDay leap);

/// The last occurrence before `today`.
std::optional<Day> last_before(PartialDate date, Day today, LeapDay leap);

/// The months and days, as `02-29`, of yearly dates that may occur from `from` to `to`, wherever 29 February falls.
/// Empty if every date may.
std::vector<std::string> month_days(Day from, Day to);

/// The age on an occurrence; nothing if the year is unknown or later.
std::optional<int> years_on(PartialDate date, Day occurrence);

}  // namespace rapport::model
