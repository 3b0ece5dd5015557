#pragma once

#include <string>
#include <vector>

#include "model/cadence.hpp"
#include "services/listings/person_rows.hpp"
#include "services/session/session.hpp"
#include "store/due_candidates.hpp"
#include "view/table.hpp"

namespace rapport::services {

/// Somebody to be in touch with.
struct Reachout {
  store::DueCandidate who;
  model::DueState due_state;
  Approach how;
};

struct Reachouts {
  std::vector<Reachout> shown;  ///< most pressing first
  std::size_t more = 0;         ///< left out by a limit
};

/// What to list, and how much.
struct ReachoutQuery {
  int within = -1;        ///< days ahead; -1: only those whose due day has come
  bool everyone = false;  ///< all with a cadence, whatever their state
  std::string tag;        ///< only people who bear it
  std::string relation;
  std::size_t limit = 0;  ///< 0: all
};

Reachouts reachouts(Session& session, const ReachoutQuery& query);

/// `by call, mornings, with an agenda ahead`
std::string approach_text(const Approach& how);

/// `Reconnect` as a table: name, rhythm, last talk, standing, channel.
view::Table reachout_table(Session& session, const std::vector<Reachout>& reachouts);

/// Promises as a table: id, what, by when.
view::Table promise_table(Session& session, const std::vector<model::Promise>& promises);

/// Who comes next when nobody is due: `Next: Marco Rossi, 3 Dec.`; empty where nobody has a cadence.
std::string next_reachout(Session& session);

}  // namespace rapport::services
