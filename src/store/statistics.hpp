#pragma once

#include <optional>

#include "model/stats.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Statistics from `since` to `today`, inclusive; of one person only if there is one.
model::Stats stats(const Database& database, Day since, Day today, std::optional<Id> person);

/// The day of the first interaction that happened.
std::optional<Day> first_interaction_day(const Database& database);

}  // namespace rapport::store
