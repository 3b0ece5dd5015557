#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Which interactions are meant. What is empty does not narrow.
struct InteractionQuery {
  std::optional<Id> with;  ///< somebody was present or mentioned
  std::optional<Day> since;
  std::optional<Day> until;
  std::string kind;
  std::string tag;  ///< folded
  bool oldest_first = false;
  bool include_private = true;
  std::size_t limit = 0;  ///< 0: all
};

/// Calls back with each interaction, newest first (by day, time of day, then id), one at a time.
void each_interaction(const Database& database, const InteractionQuery& query,
                      const std::function<void(const model::Interaction&)>& call);

std::vector<model::Interaction> interactions(const Database& database, const InteractionQuery& query);

/// Interactions of one day and time with just this text, to tell whether one is there already.
std::vector<model::Interaction> identical_interactions(Statements& statements, Day date, const std::string& time,
                                                       const std::string& text);

/// Calls back with the ids and texts of the interactions of one day and time.
void each_text_of_day(Statements& statements, Day date, const std::string& time,
                      const std::function<void(Id id, std::string_view text)>& call);

/// Whether two people were both present in an interaction that took place.
bool have_met(Statements& statements, Id a, Id b);

/// Whether the user has congratulated somebody on a day or since, on something else than a win.
bool congratulated(Statements& statements, Id person, Day day);

}  // namespace rapport::store
