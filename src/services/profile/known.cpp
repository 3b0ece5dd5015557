#include "services/profile/known.hpp"

#include <algorithm>

#include "services/listings/bond_rows.hpp"
#include "store/entries.hpp"
#include "store/open_entries.hpp"
#include "store/profile.hpp"
#include "store/talks.hpp"

namespace rapport::services {

Known known_of(Session& session, const model::Person& who, std::size_t talks) {
  const auto& database = session.journal();
  store::Statements statements(database);
  return {.row = store::person_row(statements, who),
          .details = store::of_person<model::Detail>(statements, who.id),  // as person_row did
          .jobs = store::jobs(database, who.id),
          .promises = store::open_promises(database, {.person = who.id}),
          .thanks = store::open_thanks(database, who.id),
          .wins = store::wins(database, who.id),
          .occasions = store::of_person<model::Occasion>(database, who.id),
          .facts = store::current_facts(database, who.id),
          .questions = store::open_questions(database, who.id),
          .relations = store::relations(database, who.id),
          .styles = styles_of(database, who.id),
          .talks = store::talks(database, {.with = who.id, .limit = talks})};
}

std::string job_words(const Known& known) {
  std::string text = known.row.role;
  if (!known.row.org.empty()) text += (text.empty() ? "" : " at ") + known.row.org;
  return text;
}

}  // namespace rapport::services
