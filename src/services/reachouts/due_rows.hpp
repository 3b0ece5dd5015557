#pragma once

#include "services/listings/row_columns.hpp"
#include "services/reachouts/reachouts.hpp"

namespace rapport::services {

/// A row of `due`: a person to reach, or a promise that is due.
struct DueRow {
  std::string handle;
  std::string name;
  std::string reason;
  std::string state;
  std::string every;
  std::optional<Day> last_contact;
  std::optional<Day> due_on;
  int days_over = 0;
  std::optional<Ratio> ratio;
  std::string channel;
  std::string hint;
  Id id;            ///< of the promise
  std::string why;  ///< the reason as text

  static std::vector<Column<DueRow>> columns();
};

/// People to reach first, then promises, one row for each person they were made to. Fills `why` only if `with_why`.
Listing due_listing(Session& session, const Reachouts& found, const std::vector<model::Promise>& promises,
                    bool with_why);

}  // namespace rapport::services
