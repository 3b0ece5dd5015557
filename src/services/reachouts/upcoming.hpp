#pragma once

#include <string>
#include <vector>

#include "base/listing.hpp"
#include "model/entities.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// Something that is coming up on a day.
struct Upcoming {
  Day date;          ///< the day it is on; late items keep their own day
  std::string kind;  ///< touch, promise, waiting, talk, repair, or the kind of an occasion
  Id id;             ///< the promise, interaction, occasion or conflict; none for a person to reach
  model::Ids people;
  std::string what;
};

/// The text to print next to the names of the people, without repeating those names.
std::string text_without_names(const Upcoming& upcoming, const std::string& names);

/// Which days, and how much to show.
struct UpcomingQuery {
  Day from;
  Day to;
  bool late = true;         ///< include people, promises and checks that were due before `from`
  bool is_private = false;  ///< show private texts instead of neutral lines
};

/// People to reach, promises both ways, occasions, planned interactions and conflicts, by day, kind and name. A person
/// with an open conflict appears only with its next step. Leaves out archived people, and deceased people who are not
/// remembered.
std::vector<Upcoming> upcoming(Session& session, const UpcomingQuery& query);

/// A row of `agenda`.
struct AgendaRow {
  const Upcoming& upcoming;
  store::PersonNames& person_names;

  static std::vector<Column<AgendaRow>> columns();
};

}  // namespace rapport::services
