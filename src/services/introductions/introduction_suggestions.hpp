#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// Two people who could be introduced to each other, and why.
struct IntroductionSuggestion {
  Id a;
  Id b;
  std::string why;
};

/// A need met by an offer first, then shared interests; by name. Never two who have met in a talk, who are related, or
/// between whom there is an introduction, be it declined; nobody who is archived or deceased.
std::vector<IntroductionSuggestion> introduction_suggestions(Session& session);

}  // namespace rapport::services
