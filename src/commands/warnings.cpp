#include "commands/warnings.hpp"

#include "model/stats.hpp"
#include "store/talks.hpp"

namespace rapport::commands {
std::vector<std::string> warnings_about(Session& session, Id person) {
  constexpr int most_requests = 3;
  constexpr std::size_t talks_looked_at = 12;
  int requests = 0;
  for (const auto& talk : store::talks(session.journal(), {.with = person, .limit = talks_looked_at})) {
    if (talk.outcome == "planned") continue;
    const bool outreach = talk.direction != "in";
    if (model::is_giving(talk) || (outreach && !talk.asked)) return {};
    if (talk.asked && outreach && ++requests == most_requests) {
      return {"the last three times you asked for something; this time you could bring something"};
    }
  }
  return {};
}

}  // namespace rapport::commands
