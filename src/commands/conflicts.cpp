#include "commands/conflicts.hpp"

#include "store/rows.hpp"
#include "view/page.hpp"

namespace rapport::commands {

const std::vector<std::string> conflict_columns{"id", "handle", "name", "what", "state", "opened_on", "next_step"};

std::string state_of(const model::Conflict& conflict) {
  if (conflict.resolved_on) return "resolved";
  return conflict.talk_on ? "talk-planned" : "open";
}

Row conflict_row(Session& session, const model::Conflict& conflict, store::Roll& roll) {
  return {conflict.id,
          roll.handle(conflict.person),
          roll.name(conflict.person),
          conflict.text,
          state_of(conflict),
          conflict.opened_on,
          known(next_step_words(session, conflict))};
}

std::vector<model::Conflict> open_conflicts(const store::Database& database, Id person) {
  if (person) return store::select<model::Conflict>(database, "WHERE person=? AND resolved_on=''ORDER BY id", person);
  return store::select<model::Conflict>(
      database, "WHERE resolved_on=''AND person IN(SELECT id FROM person WHERE status='active')ORDER BY id");
}

std::vector<model::Conflict> to_look_at_again(const store::Database& database, Day by) {
  return store::select<model::Conflict>(
      database,
      "WHERE resolved_on<>''AND resolved_on<=? AND person IN(SELECT id FROM person WHERE status='active')"
      "AND NOT EXISTS(SELECT 1 FROM step WHERE step.conflict=conflict.id AND step.done_on>conflict.resolved_on)ORDER "
      "BY id",
      by - days_until_check);
}

std::string next_step_words(Session& session, const model::Conflict& conflict) {
  if (conflict.resolved_on) {
    const Day check = *conflict.resolved_on + days_until_check;
    return check <= session.today() ? "see whether it holds" : "";
  }
  if (!conflict.talk_on) return "plan a talk in private";
  const bool over = *conflict.talk_on < session.today();
  return (over ? "how did the talk go, " : "talk in private ") + view::date_words(*conflict.talk_on, session.today()) +
         (over ? "?" : "");
}

}  // namespace rapport::commands
