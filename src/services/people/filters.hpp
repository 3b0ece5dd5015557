#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/session/command.hpp"
#include "services/session/session.hpp"
#include "store/interactions.hpp"
#include "store/people.hpp"

/// The filters of `list`, `journal` and `export`.
namespace rapport::services {

/// Filters for people.
struct PeopleFilters {
  std::vector<std::string> tags;  ///< people who have all of these tags
  std::optional<std::string> relation;
  std::optional<std::string> org;
  std::optional<std::string> state;  ///< the state of their cadence
  bool archived = false;
  bool last_import = false;
};

/// `--tag --relation --org --state --archived --import`
std::vector<Parameter> people_filters();
/// The people who match the filters and the words, by name.
std::vector<store::PersonRow> filtered_people(Session& session, const PeopleFilters& filters,
                                              const std::vector<std::string>& words = {});

/// Filters for interactions.
struct InteractionFilters {
  std::optional<std::string> with;
  std::optional<std::string> since;
  std::optional<std::string> until;
  std::string kind;
};

/// `--with --since --until --kind`
std::vector<Parameter> interaction_filters();
/// A query for the interactions that match the filters and the tag, if there is one.
store::InteractionQuery interaction_query(Session& session, const InteractionFilters& filters,
                                          const std::optional<std::string>& tag);

}  // namespace rapport::services
