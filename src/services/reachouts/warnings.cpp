#include "services/reachouts/warnings.hpp"

#include <algorithm>

#include "model/stats.hpp"

namespace rapport::services {

std::vector<std::string> warnings_about(const std::vector<model::Interaction>& talks) {
  constexpr int most_requests = 3;
  constexpr std::size_t talks_looked_at = 12;
  int requests = 0;
  for (std::size_t i = 0; i < std::min(talks.size(), talks_looked_at); ++i) {
    const auto& talk = talks[i];
    if (!model::has_happened(talk.outcome)) continue;
    const bool outreach = talk.direction != model::Direction::in;
    if (model::is_giving(talk) || (outreach && !talk.asked)) return {};
    if (talk.asked && outreach && ++requests == most_requests) {
      return {"the last three times you asked for something; this time you could bring something"};
    }
  }
  return {};
}

}  // namespace rapport::services
