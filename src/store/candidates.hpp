#pragma once

#include <vector>

#include "store/people.hpp"

namespace rapport::store {

/// Somebody who may be due, with what the list needs.
struct Candidate {
  Id person;
  std::string handle;
  std::string name;
  Standing standing;  ///< its pauses loaded
};

/// The active people with a cadence who are shown on or before a day (pauses not yet considered).
std::vector<Candidate> shown_by(const Database& database, Day day);

/// All active people with a cadence.
std::vector<Candidate> with_cadence(const Database& database);

/// The cadences of tags, by tag.
std::vector<model::TagRhythm> tag_rhythms(const Database& database);

}  // namespace rapport::store
