#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/session/command.hpp"
#include "services/session/session.hpp"
#include "store/interactions.hpp"
#include "store/people.hpp"

/// The filters of `list` and `journal`, which `export` has too.
namespace rapport::services {

/// Which people.
struct PeopleFilters {
  std::vector<std::string> tags;  ///< who bears all of them
  std::optional<std::string> relation;
  std::optional<std::string> org;
  std::optional<std::string> state;  ///< of their rhythm
  bool archived = false;
  bool last_import = false;
};

/// `--tag --relation --org --state --archived --import`
std::vector<Parameter> people_filters();
/// The people that these filters and the words leave, by name.
std::vector<store::PersonRow> filtered_people(Session& session, const PeopleFilters& filters,
                                              const std::vector<std::string>& words = {});

/// Which talks.
struct InteractionFilters {
  std::optional<std::string> with;
  std::optional<std::string> since;
  std::optional<std::string> until;
  std::string kind;
};

/// `--with --since --until --kind`
std::vector<Parameter> interaction_filters();
/// The talks that these filters leave, and a tag, if one is given.
store::InteractionQuery interaction_query(Session& session, const InteractionFilters& filters,
                                          const std::optional<std::string>& tag);

}  // namespace rapport::services
