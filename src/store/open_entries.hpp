#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// Entries that are open: promises, thanks, wins, questions, plans and conflicts that have not been settled. Oldest
/// first unless stated otherwise. Without a person, entries of people who are not active are left out.
namespace rapport::store {

/// A query for promises. Empty fields do not restrict it.
struct PromiseQuery {
  std::optional<Id> person;
  std::optional<model::Whose> whose;
  std::optional<Day> due_by;  ///< due by this day
  bool has_day = false;       ///< only those with a due day
};

/// By due day, those without one last. Includes promises of people who are not active.
std::vector<model::Promise> open_promises(const Database& database, const PromiseQuery& query = {});
/// All promises, including kept and dropped ones, in the same order.
std::vector<model::Promise> promises(const Database& database);

/// Thanks that have not been said.
std::vector<model::Gratitude> open_thanks(const Database& database, Id person = {});
/// Wins that have not been celebrated.
std::vector<model::Win> open_wins(const Database& database, Id person = {});
/// All wins of a person, celebrated or not.
std::vector<model::Win> wins(const Database& database, Id person);
/// Open questions for one person or anybody.
std::vector<model::Question> open_questions(const Database& database, std::optional<Id> person = {});

std::vector<model::Conflict> open_conflicts(const Database& database, Id person = {});
/// The people with an open conflict, active or not.
std::unordered_set<Id> in_conflict(Statements& statements);
/// Conflicts resolved by a day, of active people or of one active person, without a later step.
std::vector<model::Conflict> resolved_by(const Database& database, Day day, Id person = {});
/// Whether a step was taken on or after a day.
bool has_step_since(Statements& statements, Id conflict, Day day);

/// Planned interactions from one day to another, inclusive, by day and time; without days, all.
std::vector<model::Interaction> planned(const Database& database, std::optional<Day> from = {},
                                        std::optional<Day> to = {});

/// Pauses that end after a day, by start; of one person, or all pauses.
std::vector<model::Pause> pauses_after(const Database& database, Day day);
std::vector<model::Pause> pauses_after(const Database& database, Day day, Id person);

}  // namespace rapport::store
