#pragma once

#include "services/listings/row_columns.hpp"
#include "services/reachouts/reachouts.hpp"

namespace rapport::services {

/// Of `due`: somebody to be in touch with, or a promise whose day has come.
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
  std::string why;  ///< in words

  static std::vector<Column<DueRow>> columns();
};

/// Reachouts first, then promises, each for everybody to whom it was made; `why` only where it is asked for.
Listing due_listing(Session& session, const Reachouts& found, const std::vector<model::Promise>& promises,
                    bool with_why);

}  // namespace rapport::services
