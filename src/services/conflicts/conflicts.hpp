#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/listing.hpp"
#include "model/entities.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"
#include "view/table.hpp"

/// Conflicts, their state and their next step. What they say is for the user's own eyes.
namespace rapport::services {

/// A resolved conflict is looked at once more after so many days.
constexpr int days_until_check = 42;

/// Of `repair`.
struct ConflictRow {
  const model::Conflict& conflict;
  store::PersonNames& person_names;
  store::Statements& statements;
  Day today;

  static std::vector<Column<ConflictRow>> columns();
};

/// open, talk-planned or resolved.
std::string state_of(const model::Conflict& conflict);

/// Resolved conflicts whose check-back has come by a day, and has not been made: no step follows their end.
std::vector<model::Conflict> resolved_conflicts_to_check(const store::Database& database, Day by, Id person = {});

/// Those that ask for something, of one person or (no person) of all: the open ones, then those to look at again.
std::vector<model::Conflict> conflicts_needing_action(Session& session, Id person = {});

/// With whom, and the next step; without what happened.
view::Table repair_table(Session& session, const std::vector<model::Conflict>& conflicts);

/// What to do next: `talk in private on Mon 23 Nov`, `plan a private talk`, `see whether it holds`.
std::string next_step_text(store::Statements& statements, const model::Conflict& conflict, Day today);

}  // namespace rapport::services
