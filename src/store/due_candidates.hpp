#pragma once

#include <vector>

#include "store/people.hpp"

namespace rapport::store {

/// A person who may be due, with the data for the list.
struct DueCandidate {
  Id person;
  std::string handle;
  std::string name;
  ContactState contact_state;  ///< with its pauses
};

/// Active people with a cadence who come up on or before a day, not yet considering pauses.
std::vector<DueCandidate> shown_by(const Database& database, Day day);

/// All active people with a cadence.
std::vector<DueCandidate> with_cadence(const Database& database);

/// The cadences of tags, by tag.
std::vector<model::TagCadence> tag_cadences(const Database& database);

}  // namespace rapport::store
