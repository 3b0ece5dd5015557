#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// What is open: promised, felt, won, asked, planned or in conflict, and not settled yet. The oldest comes first where
/// nothing else is said. Without a person, what belongs to one who is not active is left out.
namespace rapport::store {

/// Which promises are meant. What is empty does not narrow.
struct PromiseQuery {
  std::optional<Id> person;
  std::optional<model::Whose> whose;
  std::optional<Day> due_by;  ///< those that have come up by that day
  bool has_day = false;       ///< only those with a day
};

/// By the day they are due, those without one last. Promises of people who are not active are among them.
std::vector<model::Promise> open_promises(const Database& database, const PromiseQuery& query = {});
/// All promises, kept and dropped ones too, in the same order.
std::vector<model::Promise> promises(const Database& database);

/// Thanks not said yet.
std::vector<model::Gratitude> open_thanks(const Database& database, Id person = {});
/// Wins not celebrated yet.
std::vector<model::Win> open_wins(const Database& database, Id person = {});
/// All wins of a person, celebrated or not.
std::vector<model::Win> wins(const Database& database, Id person);
/// Questions not settled yet, of whomever.
std::vector<model::Question> open_questions(const Database& database, std::optional<Id> person = {});

std::vector<model::Conflict> open_conflicts(const Database& database, Id person = {});
/// With whom a conflict is open, active or not.
std::unordered_set<Id> in_conflict(Statements& statements);
/// Resolved on or before a day, with an active person (or this one, if active), and no step was made after that.
std::vector<model::Conflict> resolved_by(const Database& database, Day day, Id person = {});
/// Whether a step was made on or after a day.
bool has_step_since(Statements& statements, Id conflict, Day day);

/// Planned interactions from one day to another, both included, by day and time; without days, all.
std::vector<model::Interaction> planned(const Database& database, std::optional<Day> from = {},
                                        std::optional<Day> to = {});

/// Pauses that are on after a day, or begin after it, by their start; of one person, or of everybody and everything.
std::vector<model::Pause> pauses_after(const Database& database, Day day);
std::vector<model::Pause> pauses_after(const Database& database, Day day, Id person);

}  // namespace rapport::store
