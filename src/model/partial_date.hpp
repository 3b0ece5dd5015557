#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace rapport::model {

/// A date of which parts may be unknown: `1984-02-29`, `02-29`, `1984-02`, `1984`, or nothing at all. A part that is
/// unknown is 0. A day of the month is known only together with its month.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  bool operator==(const PartialDate&) const = default;
  bool known() const { return year != 0 || month != 0; }
  /// Whether it comes back every year: month and day are known.
  bool yearly() const { return month != 0 && day != 0; }
};

/// Where 29 February falls in a common year.
enum class LeapDay { feb_28, mar_1 };

/// Reads the four forms above, exactly; nothing where it is none of them or no such day exists. `02-29` and
/// `1984-02-29` exist, `1985-02-29` and `02-30` do not.
std::optional<PartialDate> parse_partial_date(std::string_view text);

/// Writes the same forms; empty where nothing is known.
std::string to_text(PartialDate date);

/// The day on which a yearly date falls in a year; nothing where it is not yearly.
std::optional<Day> in_year(PartialDate date, int year, LeapDay leap);

/// The first such day on or after `from`.
std::optional<Day> next_after(PartialDate date, Day from, LeapDay leap);

/// The last such day before `today`.
std::optional<Day> last_before(PartialDate date, Day today, LeapDay leap);

/// The months and days, as `02-29`, whose yearly dates may fall on one of these days, wherever 29 February falls. None
/// where that is any day of the year.
std::vector<std::string> month_days(Day from, Day to);

/// How old somebody or something is on that occurrence; nothing where the year is unknown or later.
std::optional<int> years_on(PartialDate date, Day occurrence);

}  // namespace rapport::model
