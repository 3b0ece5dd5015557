#include "services/conflicts/conflicts.hpp"

#include "store/history.hpp"
#include "store/mapping.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

/// Whether a step was taken since the planned talk, or at all if none was planned.
bool has_step_since_talk(store::Statements& statements, const model::Conflict& conflict) {
  return store::has_step_since(statements, conflict.id, conflict.talk_on.value_or(conflict.opened_on));
}

}  // namespace

std::string state_of(const model::Conflict& conflict) {
  if (conflict.resolved_on) return "resolved";
  return conflict.talk_on ? "talk-planned" : "open";
}

std::vector<Column<ConflictRow>> ConflictRow::columns() {
  return {
      {"id", [](auto& row) -> Cell { return row.conflict.id; }},
      {"handle", [](auto& row) -> Cell { return row.person_names.handle(row.conflict.person); }},
      {"name", [](auto& row) -> Cell { return row.person_names.name(row.conflict.person); }},
      {"what", [](auto& row) -> Cell { return row.conflict.text; }},
      {"state", [](auto& row) -> Cell { return state_of(row.conflict); }},
      {"opened_on", [](auto& row) -> Cell { return row.conflict.opened_on; }},
      {"next_step", [](auto& row) -> Cell { return known(next_step_text(row.statements, row.conflict, row.today)); }}};
}

std::vector<model::Conflict> resolved_conflicts_to_check(const store::Database& database, Day by, Id person) {
  return store::resolved_by(database, by - days_until_check, person);
}

std::vector<model::Conflict> conflicts_needing_action(Session& session, Id person) {
  auto conflicts = store::open_conflicts(session.journal(), person);
  for (auto& one : resolved_conflicts_to_check(session.journal(), session.today(), person))
    conflicts.push_back(std::move(one));
  return conflicts;
}

view::Table repair_table(Session& session, const std::vector<model::Conflict>& conflicts) {
  store::PersonNames person_names(session.journal());
  store::ShortIds ids(session.journal());
  store::Statements statements(session.journal());
  view::Table table{
      .columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 10}, {.title = {}}}, .rows = {}, .indent = 2};
  for (const auto& one : conflicts) {
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {person_names.name(one.person), view::Tone::strong},
                          {next_step_text(statements, one, session.today()), view::Tone::calm}});
  }
  return table;
}

std::string next_step_text(store::Statements& statements, const model::Conflict& conflict, Day today) {
  if (conflict.resolved_on) {
    const Day check = *conflict.resolved_on + days_until_check;
    return check <= today ? "check that it is still resolved" : "";
  }
  const bool to_come = conflict.talk_on && *conflict.talk_on >= today;
  if (!to_come && has_step_since_talk(statements, conflict)) return "resolve it, or plan another talk";
  if (!conflict.talk_on) return "plan a private talk";
  const bool over = *conflict.talk_on < today;
  return (over ? "how did the talk go, " : "private talk ") + view::date_text(*conflict.talk_on, today) +
         (over ? "?" : "");
}

}  // namespace rapport::services
