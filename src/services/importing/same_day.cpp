#include "services/importing/same_day.hpp"

#include <functional>

#include "store/talks.hpp"

namespace rapport::services {
namespace {

constexpr std::size_t many = 100;

}  // namespace

std::vector<model::Interaction> SameDay::like(const model::Interaction& talk) {
  if (!is_of_day(talk)) {
    by_text_.clear();
    date_ = talk.date;
    time_ = talk.time;
    in_a_row_ = 0;
  }
  if (++in_a_row_ < many) return store::talks_like(statements_, talk.date, talk.time, talk.text);
  if (in_a_row_ == many) {
    store::each_text_of_day(statements_, date_, time_, [&](Id id, std::string_view text) {
      by_text_.emplace(std::hash<std::string_view>()(text), id);
    });
  }
  std::vector<model::Interaction> found;
  const auto [begin, end] = by_text_.equal_range(std::hash<std::string_view>()(talk.text));
  for (auto at = begin; at != end; ++at) {
    auto one = store::find<model::Interaction>(statements_, at->second);
    if (one && one->text == talk.text) found.push_back(std::move(*one));
  }
  return found;
}

void SameDay::added(const model::Interaction& talk) {
  if (in_a_row_ >= many && is_of_day(talk)) by_text_.emplace(std::hash<std::string_view>()(talk.text), talk.id);
}

}  // namespace rapport::services
