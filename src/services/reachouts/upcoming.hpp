#pragma once

#include <string>
#include <vector>

#include "base/listing.hpp"
#include "model/entities.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// Something that a day brings.
struct Upcoming {
  Day date;          ///< the day it is on; what is late keeps its own
  std::string kind;  ///< touch, promise, waiting, talk, repair, or an occasion's
  Id id;             ///< of the promise, the talk, the occasion or the conflict; none for a touch
  model::Ids people;
  std::string what;
};

/// What a person reads beside the names of the people: without those names again.
std::string beside_names(const Upcoming& upcoming, const std::string& names);

/// Which days, and how much is said.
struct UpcomingQuery {
  Day from;
  Day to;
  bool late = true;         ///< also touches, promises and checks whose day was before `from`
  bool is_private = false;  ///< the text of what is private; else a neutral line
};

/// CadenceStats, promises both ways, occasions, planned talks and repairs, by day, then kind, then name. Somebody with
/// whom a conflict is open comes up with its next step only. Nothing of people who are archived, or deceased and not
/// remembered.
std::vector<Upcoming> upcoming(Session& session, const UpcomingQuery& query);

/// Of `agenda`.
struct AgendaRow {
  const Upcoming& upcoming;
  store::PersonNames& person_names;

  static std::vector<Column<AgendaRow>> columns();
};

}  // namespace rapport::services
