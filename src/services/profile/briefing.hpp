#pragma once

#include <string>
#include <vector>

#include "services/celebrations/joys.hpp"
#include "services/listings/row_columns.hpp"
#include "services/profile/known.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// Somebody, and what matters before the next talk, the most pressing first.
struct Briefing {
  Known known;
  std::vector<model::Promise> promises;  ///< the user's
  std::vector<model::Promise> waiting;   ///< theirs
  std::vector<Joy> wins;
  std::vector<Joy> dates;
  std::vector<model::Interaction> coming;  ///< talks that are planned
  std::vector<std::string> mutual;         ///< names
  std::vector<std::string> warnings;
  std::vector<model::Conflict> conflicts;
};

/// With so many of the last talks.
Briefing briefing_of(Session& session, const model::Person& who, std::size_t last);

/// Of `brief`.
struct BriefingRow {
  Session& session;
  const Briefing& page;
  store::Roll& roll;

  const Known& about() const { return page.known; }

  static std::vector<Column<BriefingRow>> columns();
};

}  // namespace rapport::services
