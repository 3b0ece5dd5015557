#include "model/plan.hpp"

#include <algorithm>

namespace rapport::model {

std::vector<Day> spread(Day today, std::size_t people, int per_week, int weeks) {
  constexpr int working_days = 5;
  std::vector<Day> days;
  const int weekday = static_cast<int>(weekday_of(today));
  for (int week = 0; week < weeks; ++week) {
    const Day monday = today - (weekday - 1) + week * 7;
    const int passed = week == 0 ? std::min(weekday - 1, working_days) : 0;
    const int left = working_days - passed;
    const int places = (per_week * left + working_days - 1) / working_days;
    for (int place = 0; place < places && days.size() < people; ++place) {
      days.push_back(monday + passed + place * left / places);
    }
  }
  return days;
}

}  // namespace rapport::model
