#pragma once

#include <cstddef>
#include <vector>

#include "base/day.hpp"

namespace rapport::model {

/// Days for so many people, at most `per_week` in an ISO week, over so many weeks: what remains of this one is the
/// first, with its share of the working days. Within a week they are spread evenly from Monday to Friday. Fewer days
/// than people where the weeks do not hold them all.
std::vector<Day> spread(Day today, std::size_t people, int per_week, int weeks);

}  // namespace rapport::model
