#pragma once

#include <string>
#include <vector>

#include "services/celebrations/celebrations.hpp"
#include "services/listings/row_columns.hpp"
#include "services/profile/profile.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// What matters before a conversation with a person, most urgent first.
struct Briefing {
  Profile known;
  std::vector<model::Promise> promises;  ///< the user's
  std::vector<model::Promise> waiting;   ///< theirs
  std::vector<Celebration> wins;
  std::vector<Celebration> dates;
  std::vector<model::Interaction> upcoming;  ///< planned interactions
  std::vector<std::string> mutual;           ///< names
  std::vector<std::string> warnings;
  std::vector<model::Conflict> conflicts;
};

/// `last` is the number of recent interactions.
Briefing briefing_of(Session& session, const model::Person& who, std::size_t last);

/// A row of `brief`.
struct BriefingRow {
  Session& session;
  const Briefing& page;
  store::PersonNames& person_names;

  const Profile& about() const { return page.known; }

  static std::vector<Column<BriefingRow>> columns();
};

}  // namespace rapport::services
