#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/entities.hpp"
#include "store/mapping.hpp"

namespace rapport::services {

/// Finds interactions with the same day, time and text. If a file has very many in a row on one day, their texts are
/// held in memory, because comparing each with all others would take quadratic time.
class DuplicateFinder {
 public:
  explicit DuplicateFinder(store::Statements& statements) : statements_(statements) {}

  std::vector<model::Interaction> like(const model::Interaction& interaction);
  /// Must be called for each interaction that is added.
  void added(const model::Interaction& interaction);

 private:
  bool is_of_day(const model::Interaction& interaction) const {
    return interaction.date == date_ && interaction.time == time_;
  }

  store::Statements& statements_;
  Day date_;
  std::string time_;
  std::size_t in_a_row_ = 0;
  std::unordered_multimap<std::size_t, Id> by_text_;  ///< by hash; filled once there are many in a row
};

}  // namespace rapport::services
