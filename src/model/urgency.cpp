#include "model/urgency.hpp"

#include <cstdint>
#include <tuple>

namespace rapport::model {

bool before(const Urgency& a, const Urgency& b) {
  const std::int64_t left = std::int64_t{a.elapsed} * b.period;
  const std::int64_t right = std::int64_t{b.elapsed} * a.period;
  if (left != right) return left > right;
  if (a.silent != b.silent) return a.silent > b.silent;
  return std::tie(a.name, a.id) < std::tie(b.name, b.id);
}

}  // namespace rapport::model
