#pragma once

#include <string>
#include <vector>

#include "services/celebrations/celebrations.hpp"
#include "services/listings/row_columns.hpp"
#include "services/profile/profile.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// Somebody, and what matters before the next talk, the most pressing first.
struct Briefing {
  Profile known;
  std::vector<model::Promise> promises;  ///< the user's
  std::vector<model::Promise> waiting;   ///< theirs
  std::vector<Celebration> wins;
  std::vector<Celebration> dates;
  std::vector<model::Interaction> upcoming;  ///< talks that are planned
  std::vector<std::string> mutual;           ///< names
  std::vector<std::string> warnings;
  std::vector<model::Conflict> conflicts;
};

/// With so many of the last talks.
Briefing briefing_of(Session& session, const model::Person& who, std::size_t last);

/// Of `brief`.
struct BriefingRow {
  Session& session;
  const Briefing& page;
  store::PersonNames& person_names;

  const Profile& about() const { return page.known; }

  static std::vector<Column<BriefingRow>> columns();
};

}  // namespace rapport::services
