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

/// Conflicts, their state and their next step. Their texts are private to the user.
namespace rapport::services {

/// The user is reminded to check on a resolved conflict after this many days.
constexpr int days_until_check = 42;

/// A row of `repair`.
struct ConflictRow {
  const model::Conflict& conflict;
  store::PersonNames& person_names;
  store::Statements& statements;
  Day today;

  static std::vector<Column<ConflictRow>> columns();
};

/// open, talk-planned or resolved.
std::string state_of(const model::Conflict& conflict);

/// Resolved conflicts that are to be checked by a day and have not been: no step follows their resolution.
std::vector<model::Conflict> resolved_conflicts_to_check(const store::Database& database, Day by, Id person = {});

/// The open conflicts, then those to check, of one person or, without one, of everyone.
std::vector<model::Conflict> conflicts_needing_action(Session& session, Id person = {});

/// With whom, and the next step; never what happened.
view::Table repair_table(Session& session, const std::vector<model::Conflict>& conflicts);

/// What to do next: `private talk Mon 23 Nov`, `plan a private talk`, `check that it is still resolved`.
std::string next_step_text(store::Statements& statements, const model::Conflict& conflict, Day today);

}  // namespace rapport::services
