#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/session.hpp"
#include "view/table.hpp"

/// What there is to thank for and to be glad about.
namespace rapport::services {

/// A win not yet celebrated, or a yearly date that is near.
struct Celebration {
  Id id;
  Id person;
  std::string what;        ///< the win, or the occasion's kind
  std::string kind;        ///< `win`, or the occasion's
  Day date;                ///< of the win; the next occurrence, or the one just missed
  std::optional<int> age;  ///< years on that day, where the year is known
};

/// Open wins first, oldest first; then yearly dates from a week ago to `within` days ahead (-1: as far ahead as each of
/// them is to be reminded of), by day. Nothing of people who are archived, or deceased and not remembered, nor a day
/// on which, or after which, they were congratulated.
std::vector<Celebration> celebrations_of(Session& session, int within);
/// The same, of one person.
std::vector<Celebration> celebrations_of(Session& session, Id person, int within);

/// `on Sunday, turns 40`, `3 days ago, turned 40`.
std::string celebration_day_text(const Celebration& celebration, Day today);

view::Table thank_table(Session& session, const std::vector<model::Gratitude>& thanks);
view::Table celebration_table(Session& session, const std::vector<Celebration>& celebrations);

}  // namespace rapport::services
