#pragma once

#include <optional>

#include "model/stats.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// The journal from above, from one day to another, both included; of one person only where there is one.
model::Stats stats(const Database& database, Day since, Day today, std::optional<Id> person);

/// The day of the first interaction that has happened.
std::optional<Day> first_interaction_day(const Database& database);

}  // namespace rapport::store
