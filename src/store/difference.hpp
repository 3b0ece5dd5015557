#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Entries in which two journals differ: how many, and the first of them in the order of their ids.
struct Differing {
  static constexpr std::size_t most_named = 5;
  std::int64_t count = 0;
  std::vector<Id> some;
};

/// Where one table differs between a journal and another one.
struct Difference {
  std::string table;
  Differing only_here;
  Differing only_there;
  Differing changed;  ///< in both, not with the same fields
};

/// The tables in which the entries of two journals differ. Both are read side by side in the order of their ids;
/// neither is held in memory. Both must be of the newest version.
std::vector<Difference> differences(const Database& here, const Database& there);

}  // namespace rapport::store
