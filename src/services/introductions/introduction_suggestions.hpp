#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// Two people who could be introduced to each other, and the reason.
struct IntroductionSuggestion {
  Id a;
  Id b;
  std::string why;
};

/// A need that an offer meets comes first, then shared interests, then by name. Leaves out pairs who have met in an
/// interaction, are related, or have an introduction, even a declined one, and people who are archived or deceased.
std::vector<IntroductionSuggestion> introduction_suggestions(Session& session);

}  // namespace rapport::services
