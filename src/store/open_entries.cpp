#include "store/open_entries.hpp"

#include <fmt/core.h>

#include "store/mapping.hpp"

namespace rapport::store {
namespace {

constexpr std::string_view by_due_day = "ORDER BY due_on='',due_on,id";
/// Evaluated for each entry, because there are far fewer open entries than people.
constexpr std::string_view of_the_active =
    "AND EXISTS(SELECT 1 FROM person AS whose WHERE whose.id=person AND whose.status='active')";

/// The open entries of one person, or of all active people.
template <class Entity>
std::vector<Entity> open_of(const Database& database, Id person, std::string_view is_open, std::string_view order) {
  std::string tail = "WHERE ";
  tail.append(is_open);
  if (person) return select<Entity>(database, tail.append("AND person=?").append(order), person);
  return select<Entity>(database, tail.append(of_the_active).append(order));
}

/// A condition that is true if the list `people` contains a person.
std::string names(Id person) { return "AND instr(people,'" + to_text(person) + "')"; }

}  // namespace

std::vector<model::Promise> open_promises(const Database& database, const PromiseQuery& query) {
  std::string tail = "WHERE state='open'";
  if (query.has_day || query.due_by) tail += "AND due_on<>''";
  if (query.due_by) {
    const std::string day = "<='" + to_iso(*query.due_by) + "'";
    tail += fmt::format("AND due_on{}AND snoozed_until{}", day, day);
  }
  if (query.whose) tail.append("AND whose='").append(model::to_text(*query.whose)).append("'");
  if (query.person) tail += names(*query.person);
  return select<model::Promise>(database, tail.append(by_due_day));
}

std::vector<model::Promise> promises(const Database& database) { return select<model::Promise>(database, by_due_day); }

std::vector<model::Gratitude> open_thanks(const Database& database, Id person) {
  return open_of<model::Gratitude>(database, person, "said_on=''", "ORDER BY felt_on,id");
}

std::vector<model::Win> open_wins(const Database& database, Id person) {
  return open_of<model::Win>(database, person, "celebrated_on=''", "ORDER BY won_on,id");
}

std::vector<model::Win> wins(const Database& database, Id person) {
  return select<model::Win>(database, "WHERE person=? ORDER BY won_on,id", person);
}

std::vector<model::Question> open_questions(const Database& database, std::optional<Id> person) {
  const std::string whose = person ? names(*person) : std::string{};
  return select<model::Question>(database, "WHERE settled_on=''" + whose + "ORDER BY noted_on,id");
}

std::vector<model::Conflict> open_conflicts(const Database& database, Id person) {
  return open_of<model::Conflict>(database, person, "resolved_on=''", "ORDER BY id");
}

std::unordered_set<Id> in_conflict(Statements& statements) {
  std::unordered_set<Id> people;
  Statement& rows = statements["SELECT person FROM conflict WHERE resolved_on=''"];
  while (rows.step()) people.insert(rows.id(0));
  rows.reset();
  return people;
}

std::vector<model::Conflict> resolved_by(const Database& database, Day day, Id person) {
  std::string tail =
      "WHERE resolved_on<>''AND resolved_on<=?1 AND id NOT IN("
      "SELECT c.id FROM step JOIN conflict AS c ON c.id=step.conflict WHERE c.resolved_on<>''AND "
      "done_on>c.resolved_on)";
  if (person) tail += "AND person=?2 ";
  tail.append(of_the_active).append("ORDER BY id");
  return person ? select<model::Conflict>(database, tail, day, person) : select<model::Conflict>(database, tail, day);
}

bool has_step_since(Statements& statements, Id conflict, Day day) {
  Statement& row = statements["SELECT 1 FROM step WHERE conflict=? AND done_on>=?"];
  const bool found = row.bind(1, conflict).bind(2, day).step();
  row.reset();
  return found;
}

std::vector<model::Interaction> planned(const Database& database, std::optional<Day> from, std::optional<Day> to) {
  std::string tail = "WHERE outcome='planned'";
  if (from) tail += "AND date>='" + to_iso(*from) + "'";
  if (to) tail += "AND date<='" + to_iso(*to) + "'";
  return select<model::Interaction>(database, tail + "ORDER BY date,time,id");
}

std::vector<model::Pause> pauses_after(const Database& database, Day day) {
  return select<model::Pause>(database, "WHERE until>? ORDER BY start,id", day);
}

std::vector<model::Pause> pauses_after(const Database& database, Day day, Id person) {
  return select<model::Pause>(database, "WHERE person=? AND until>? ORDER BY start,id", person, day);
}

}  // namespace rapport::store
