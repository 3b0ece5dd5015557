#pragma once

#include <string>

namespace rapport::model {

/// The values that order the rows of `due`.
struct Urgency {
  int elapsed = 0;   ///< days since the anchor, not counting pauses
  int period = 1;    ///< the length of the period in days
  int silent = 0;    ///< days since the anchor, including pauses
  std::string name;  ///< folded
  std::string id;
};

/// Whether `a` comes before `b`: by elapsed ÷ period, highest first (compared exactly, not as floating point), then by
/// days of silence, name and id.
bool before(const Urgency& a, const Urgency& b);

}  // namespace rapport::model
