#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Entries that differ between two journals: how many, and the first ones by id.
struct Differing {
  static constexpr std::size_t most_named = 5;
  std::int64_t count = 0;
  std::vector<Id> some;
};

/// The differences in one table.
struct Difference {
  std::string table;
  Differing only_here;
  Differing only_there;
  Differing changed;  ///< in both, with different fields
};

/// The tables whose entries differ between two journals. Both are read side by side by id, and neither is held in
/// memory. Both must have the newest schema.
std::vector<Difference> differences(const Database& here, const Database& there);

}  // namespace rapport::store
