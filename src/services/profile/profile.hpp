#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// Everything known about a person: open promises, thanks and questions, current facts, and the newest interactions.
struct Profile {
  store::PersonRow row;
  std::vector<model::Detail> details;
  std::vector<model::Job> jobs;
  std::vector<model::Promise> promises;
  std::vector<model::Gratitude> thanks;
  std::vector<model::Win> wins;
  std::vector<model::Occasion> occasions;
  std::vector<model::Fact> facts;
  std::vector<model::Question> questions;
  std::vector<model::Relation> relations;
  std::vector<model::Style> styles;
  std::vector<model::Interaction> interactions;
};

/// `interactions` is the number of newest interactions. The cost depends on what is known about the person, not on the
/// size of the journal.
Profile profile_of(Session& session, const model::Person& who, std::size_t interactions);

/// `head of design at Lumen`; empty if nothing is known.
std::string job_text(const Profile& known);

}  // namespace rapport::services
