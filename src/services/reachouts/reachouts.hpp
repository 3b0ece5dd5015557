#pragma once

#include <string>
#include <vector>

#include "model/cadence.hpp"
#include "services/listings/person_rows.hpp"
#include "services/session/session.hpp"
#include "store/due_candidates.hpp"
#include "view/table.hpp"

namespace rapport::services {

/// A person to be in touch with.
struct Reachout {
  store::DueCandidate who;
  model::DueState due_state;
  Approach how;
};

struct Reachouts {
  std::vector<Reachout> shown;  ///< most urgent first
  std::size_t more = 0;         ///< left out by a limit
};

/// Whom to list, and how many.
struct ReachoutQuery {
  int within = -1;        ///< days ahead; -1: only people who are due
  bool everyone = false;  ///< everyone with a cadence, whatever their state
  std::string tag;        ///< only people with this tag
  std::string relation;
  std::size_t limit = 0;  ///< 0: all
};

Reachouts reachouts(Session& session, const ReachoutQuery& query);

/// `by call, mornings, with an agenda ahead`
std::string approach_text(const Approach& how);

/// A table with name, cadence, last contact, due state and channel.
view::Table reachout_table(Session& session, const std::vector<Reachout>& reachouts);

/// A table with id, text and due day.
view::Table promise_table(Session& session, const std::vector<model::Promise>& promises);

/// The next person when nobody is due: `Next: Marco Rossi, 3 Dec.` Empty if nobody has a cadence.
std::string next_reachout(Session& session);

}  // namespace rapport::services
