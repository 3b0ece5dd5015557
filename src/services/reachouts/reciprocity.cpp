#include "services/reachouts/reciprocity.hpp"

#include <algorithm>

#include "model/stats.hpp"

namespace rapport::services {

std::vector<std::string> reciprocity_hints(const std::vector<model::Interaction>& interactions) {
  constexpr int most_requests = 3;
  constexpr std::size_t interactions_looked_at = 12;
  int requests = 0;
  for (std::size_t i = 0; i < std::min(interactions.size(), interactions_looked_at); ++i) {
    const auto& interaction = interactions[i];
    if (!model::has_happened(interaction.outcome)) continue;
    const bool outreach = interaction.direction != model::Direction::in;
    if (model::is_giving(interaction) || (outreach && !interaction.asked)) return {};
    if (interaction.asked && outreach && ++requests == most_requests) {
      return {"the last three times you asked for something; this time you could bring something"};
    }
  }
  return {};
}

}  // namespace rapport::services
