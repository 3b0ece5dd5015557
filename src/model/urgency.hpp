#pragma once

#include <string>

namespace rapport::model {

/// By what the rows of `due` are ordered.
struct Urgency {
  int elapsed = 0;   ///< days that count
  int period = 1;    ///< days
  int silent = 0;    ///< days since the anchor, pauses included
  std::string name;  ///< as it is compared: folded
  std::string id;
};

/// Whether `a` comes before `b`: elapsed by period, highest first (compared exactly, not as floating point); then days
/// silent; then name; then id.
bool before(const Urgency& a, const Urgency& b);

}  // namespace rapport::model
