#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Which interactions are meant. What is empty does not narrow.
struct TalkQuery {
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
void each_talk(const Database& database, const TalkQuery& query,
               const std::function<void(const model::Interaction&)>& call);

std::vector<model::Interaction> talks(const Database& database, const TalkQuery& query);

}  // namespace rapport::store
