#include "commands/conflicts.hpp"

#include "store/history.hpp"
#include "store/rows.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

/// Whether something was done since the talk that was planned, or, without one, at all.
bool has_step_since(const store::Database& database, const model::Conflict& conflict) {
  auto found = database.prepare("SELECT 1 FROM step WHERE conflict=? AND done_on>=?");
  found.bind(1, conflict.id).bind(2, conflict.talk_on.value_or(conflict.opened_on));
  return found.step();
}

}  // namespace

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
  auto found = store::select<model::Conflict>(database, "WHERE resolved_on<>''AND resolved_on<=? ORDER BY id",
                                              by - days_until_check);
  store::Statements statements(database);  // most have nothing to look at, and prepare nothing more
  const auto holds = [&](const char* sql, Id id, const auto& value) {
    store::Statement& row = statements[sql];
    const bool is_there = row.bind(1, id).bind(2, value).step();
    row.reset();
    return is_there;
  };
  std::erase_if(found, [&](const model::Conflict& one) {
    return !holds("SELECT 1 FROM person WHERE id=? AND status=?", one.person, "active") ||
           holds("SELECT 1 FROM step WHERE conflict=? AND done_on>?", one.id, *one.resolved_on);
  });
  return found;
}

std::vector<model::Conflict> waiting_conflicts(Session& session, Id person) {
  auto conflicts = open_conflicts(session.journal(), person);
  for (auto& one : to_look_at_again(session.journal(), session.today())) {
    if (!person || one.person == person) conflicts.push_back(std::move(one));
  }
  return conflicts;
}

view::Table repair_table(Session& session, const std::vector<model::Conflict>& conflicts) {
  store::Roll roll(session.journal());
  view::Table table{
      .columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 10}, {.title = {}}}, .rows = {}, .indent = 2};
  for (const auto& one : conflicts) {
    table.rows.push_back({{store::short_id(session.journal(), one.id), view::Tone::dim},
                          {roll.name(one.person), view::Tone::strong},
                          {next_step_words(session, one), view::Tone::calm}});
  }
  return table;
}

std::string next_step_words(Session& session, const model::Conflict& conflict) {
  if (conflict.resolved_on) {
    const Day check = *conflict.resolved_on + days_until_check;
    return check <= session.today() ? "see whether it holds" : "";
  }
  const bool to_come = conflict.talk_on && *conflict.talk_on >= session.today();
  if (!to_come && has_step_since(session.journal(), conflict)) return "settle it, or plan the next talk";
  if (!conflict.talk_on) return "plan a talk in private";
  const bool over = *conflict.talk_on < session.today();
  return (over ? "how did the talk go, " : "talk in private ") + view::date_words(*conflict.talk_on, session.today()) +
         (over ? "?" : "");
}

}  // namespace rapport::commands
