#include "services/profile/profile.hpp"

#include <algorithm>

#include "services/listings/person_rows.hpp"
#include "store/entries.hpp"
#include "store/interactions.hpp"
#include "store/open_entries.hpp"
#include "store/person_details.hpp"

namespace rapport::services {

Profile profile_of(Session& session, const model::Person& who, std::size_t interactions) {
  const auto& database = session.journal();
  store::Statements statements(database);
  return {.row = store::person_row(statements, who),
          .details = store::of_person<model::Detail>(statements, who.id),  // in the same order as person_row
          .jobs = store::jobs(database, who.id),
          .promises = store::open_promises(database, {.person = who.id}),
          .thanks = store::open_thanks(database, who.id),
          .wins = store::wins(database, who.id),
          .occasions = store::of_person<model::Occasion>(database, who.id),
          .facts = store::current_facts(database, who.id),
          .questions = store::open_questions(database, who.id),
          .relations = store::relations(database, who.id),
          .styles = styles_of(database, who.id),
          .interactions = store::interactions(database, {.with = who.id, .limit = interactions})};
}

std::string job_text(const Profile& known) {
  std::string text = known.row.role;
  if (!known.row.org.empty()) text += (text.empty() ? "" : " at ") + known.row.org;
  return text;
}

}  // namespace rapport::services
