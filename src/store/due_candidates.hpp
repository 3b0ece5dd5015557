#pragma once

#include <vector>

#include "store/people.hpp"

namespace rapport::store {

/// Somebody who may be due, with what the list needs.
struct DueCandidate {
  Id person;
  std::string handle;
  std::string name;
  ContactState contact_state;  ///< its pauses loaded
};

/// The active people with a cadence who are shown on or before a day (pauses not yet considered).
std::vector<DueCandidate> shown_by(const Database& database, Day day);

/// All active people with a cadence.
std::vector<DueCandidate> with_cadence(const Database& database);

/// The cadences of tags, by tag.
std::vector<model::TagCadence> tag_cadences(const Database& database);

}  // namespace rapport::store
