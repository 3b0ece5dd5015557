#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/entities.hpp"
#include "store/mapping.hpp"

namespace rapport::services {

/// Finds interactions of the same day, time and text. Where a file has very many of one day after each other, their
/// texts are held in memory: each would otherwise be compared with all before it.
class DuplicateFinder {
 public:
  explicit DuplicateFinder(store::Statements& statements) : statements_(statements) {}

  std::vector<model::Interaction> like(const model::Interaction& interaction);
  /// To be told of each that is added.
  void added(const model::Interaction& interaction);

 private:
  bool is_of_day(const model::Interaction& interaction) const {
    return interaction.date == date_ && interaction.time == time_;
  }

  store::Statements& statements_;
  Day date_;
  std::string time_;
  std::size_t in_a_row_ = 0;
  std::unordered_multimap<std::size_t, Id> by_text_;  ///< by a hash; filled once there are many in a row
};

}  // namespace rapport::services
