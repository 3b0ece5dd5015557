#pragma once

#include <cstddef>
#include <vector>

#include "base/day.hpp"

namespace rapport::model {

/// One day for each person, at most `per_week` in an ISO week, over `weeks` weeks. The rest of this week is the first,
/// with its share of the working days. Days are spread evenly from Monday to Friday. Returns fewer days than people if
/// the weeks do not hold them all.
std::vector<Day> spread(Day today, std::size_t people, int per_week, int weeks);

}  // namespace rapport::model
