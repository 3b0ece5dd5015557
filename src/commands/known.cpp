#include "commands/known.hpp"

#include <algorithm>

#include "commands/bonds.hpp"
#include "store/talks.hpp"

namespace rapport::commands {
namespace {

template <class Entity>
std::vector<Entity> about(const store::Database& database, Id person, const std::string& tail) {
  auto found = store::select<Entity>(database, tail);
  std::erase_if(found, [&](const Entity& one) {
    return std::find(one.people.begin(), one.people.end(), person) == one.people.end();
  });
  return found;
}

}  // namespace

Known known_of(Session& session, const model::Person& who, std::size_t talks) {
  const auto& database = session.journal();
  store::Statements statements(database);
  return {
      .row = store::person_row(statements, who),
      .details = store::select<model::Detail>(statements, "WHERE person=? ORDER BY id", who.id),  // as person_row did
      .jobs = store::select<model::Job>(database, "WHERE person=? ORDER BY until<>'',id DESC", who.id),
      .promises = about<model::Promise>(database, who.id, "WHERE state='open'ORDER BY due_on='',due_on,id"),
      .thanks = store::select<model::Gratitude>(database, "WHERE person=? AND said_on=''ORDER BY felt_on,id", who.id),
      .wins = store::select<model::Win>(database, "WHERE person=? ORDER BY won_on,id", who.id),
      .occasions = store::select<model::Occasion>(database, "WHERE person=? ORDER BY id", who.id),
      .facts =
          store::select<model::Fact>(database, "WHERE person=? AND superseded_by=0 ORDER BY learned_on,id", who.id),
      .questions = about<model::Question>(database, who.id, "WHERE settled_on=''ORDER BY noted_on,id"),
      .relations = store::select<model::Relation>(database, "WHERE a=?1 OR b=?1 ORDER BY until<>'',id", who.id),
      .styles = styles_of(database, who.id),
      .talks = store::talks(database, {.with = who.id, .limit = talks})};
}

std::string job_words(const Known& known) {
  std::string text = known.row.role;
  if (!known.row.org.empty()) text += (text.empty() ? "" : " at ") + known.row.org;
  return text;
}

}  // namespace rapport::commands
