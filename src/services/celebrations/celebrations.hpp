#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/session.hpp"
#include "view/table.hpp"

/// What there is to thank for and to celebrate.
namespace rapport::services {

/// An uncelebrated win, or a yearly date that is close.
struct Celebration {
  Id id;
  Id person;
  std::string what;        ///< the text of the win, or the kind of the occasion
  std::string kind;        ///< `win`, or the kind of the occasion
  Day date;                ///< the day of the win; of an occasion the next occurrence, or the one just missed
  std::optional<int> age;  ///< years on that day, if the year is known
};

/// Open wins, oldest first, then yearly dates by day, from a week ago to `within` days ahead (-1: as far ahead as each
/// one's own reminder). Leaves out archived people, deceased people who are not remembered, and dates on which the
/// person has already been congratulated.
std::vector<Celebration> celebrations_of(Session& session, int within);
/// The same for one person.
std::vector<Celebration> celebrations_of(Session& session, Id person, int within);

/// `on Sunday, turns 40`, `3 days ago, turned 40`.
std::string celebration_day_text(const Celebration& celebration, Day today);

view::Table thank_table(Session& session, const std::vector<model::Gratitude>& thanks);
view::Table celebration_table(Session& session, const std::vector<Celebration>& celebrations);

}  // namespace rapport::services
