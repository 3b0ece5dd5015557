#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// A query for interactions. Empty fields do not restrict it.
struct InteractionQuery {
  std::optional<Id> with;  ///< this person was present or mentioned
  std::optional<Day> since;
  std::optional<Day> until;
  std::string kind;
  std::string tag;  ///< folded
  bool oldest_first = false;
  bool include_private = true;
  std::size_t limit = 0;  ///< 0: all
};

/// Calls `call` with each interaction, one at a time, newest first (by day, time of day, then id).
void each_interaction(const Database& database, const InteractionQuery& query,
                      const std::function<void(const model::Interaction&)>& call);

std::vector<model::Interaction> interactions(const Database& database, const InteractionQuery& query);

/// Interactions with the same day, time and text.
std::vector<model::Interaction> identical_interactions(Statements& statements, Day date, const std::string& time,
                                                       const std::string& text);

/// Calls `call` with the id and text of each interaction on a day and time.
void each_text_of_day(Statements& statements, Day date, const std::string& time,
                      const std::function<void(Id id, std::string_view text)>& call);

/// Whether two people were both present in an interaction that took place.
bool have_met(Statements& statements, Id a, Id b);

/// Whether the user has congratulated a person on or after a day, on something other than a win.
bool congratulated(Statements& statements, Id person, Day day);

}  // namespace rapport::store
