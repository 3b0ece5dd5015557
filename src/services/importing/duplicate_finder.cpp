#include "services/importing/duplicate_finder.hpp"

#include <functional>

#include "store/interactions.hpp"

namespace rapport::services {
namespace {

constexpr std::size_t many = 100;

}  // namespace

std::vector<model::Interaction> DuplicateFinder::like(const model::Interaction& interaction) {
  if (!is_of_day(interaction)) {
    by_text_.clear();
    date_ = interaction.date;
    time_ = interaction.time;
    in_a_row_ = 0;
  }
  if (++in_a_row_ < many)
    return store::identical_interactions(statements_, interaction.date, interaction.time, interaction.text);
  if (in_a_row_ == many) {
    store::each_text_of_day(statements_, date_, time_, [&](Id id, std::string_view text) {
      by_text_.emplace(std::hash<std::string_view>()(text), id);
    });
  }
  std::vector<model::Interaction> found;
  const auto [begin, end] = by_text_.equal_range(std::hash<std::string_view>()(interaction.text));
  for (auto at = begin; at != end; ++at) {
    auto one = store::find<model::Interaction>(statements_, at->second);
    if (one && one->text == interaction.text) found.push_back(std::move(*one));
  }
  return found;
}

void DuplicateFinder::added(const model::Interaction& interaction) {
  if (in_a_row_ >= many && is_of_day(interaction))
    by_text_.emplace(std::hash<std::string_view>()(interaction.text), interaction.id);
}

}  // namespace rapport::services
