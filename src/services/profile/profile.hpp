#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

namespace rapport::services {

/// All that is known of one person. Promises, thanks and questions are the open ones, facts those that hold, talks the
/// newest.
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

/// With so many of the newest talks. Costs by what is known of the person, not by the journal.
Profile profile_of(Session& session, const model::Person& who, std::size_t interactions);

/// `head of design at Lumen`; empty where nothing is known.
std::string job_text(const Profile& known);

}  // namespace rapport::services
