#include "model/values.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.hpp"
#include "model/cadence.hpp"
#include "model/kinds.hpp"
#include "model/styles.hpp"
#include "model/vocabularies.hpp"

namespace rapport::model {
namespace {

using WordList = std::span<const std::string_view>;

/// The values a field accepts: these words, or, if there are none, texts for which `fits` is true.
struct Restriction {
  std::string_view table;
  std::string_view field;
  WordList words;
  bool (*fits)(std::string_view) = nullptr;
  std::string_view form;
  bool may_be_empty = false;
};

bool is_period(std::string_view text) { return parse_period(text).has_value(); }
bool is_period_or_never(std::string_view text) { return text == "never" || is_period(text); }

/// `HH:MM`, from 00:00 to 23:59.
bool is_time(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  if (text.size() != 5 || text[2] != ':') return false;
  for (const std::size_t at : {0, 1, 3, 4}) {
    if (digits.find(text[at]) == std::string_view::npos) return false;
  }
  return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

const std::array<Restriction, 13>& restrictions() {
  constexpr std::string_view period = "a period, as 3w";
  static const std::array<Restriction, 13> all{
      {{"person", "status", words<Status>},
       {"person", "every", {}, is_period_or_never, "a period such as 3w, or never", true},
       {"person", "max", {}, is_period, period, true},
       {"rhythm", "every", {}, is_period, period},
       {"rhythm", "max", {}, is_period, period, true},
       {"interaction", "time", {}, is_time, "a time such as 14:30", true},
       {"interaction", "channel", channels(), nullptr, {}, true},
       {"interaction", "direction", words<Direction>},
       {"interaction", "outcome", words<Outcome>},
       {"promise", "whose", words<Whose>},
       {"promise", "state", words<PromiseState>},
       {"introduction", "stage", words<Stage>},
       {"style", "key", style_keys()}}};
  return all;
}

const Restriction* restriction_of(std::string_view table, std::string_view field) {
  const auto is_it = [&](const Restriction& one) { return one.table == table && one.field == field; };
  const auto found = std::ranges::find_if(restrictions(), is_it);
  return found == restrictions().end() ? nullptr : &*found;
}

/// `active, archived or deceased`
std::string listed(WordList words) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at)
    text.append(at == 0 ? "" : at + 1 == words.size() ? " or " : ", ").append(words[at]);
  return text;
}

}  // namespace

std::string valid_values(std::string_view table, std::string_view field, std::string_view value) {
  const Restriction* one = restriction_of(table, field);
  if (one == nullptr || (value.empty() && one->may_be_empty)) return {};
  const bool fits = one->fits != nullptr ? one->fits(value) : contains(one->words, value);
  if (fits) return {};
  return one->fits != nullptr ? std::string(one->form) : listed(one->words);
}

bool is_restricted(std::string_view table, std::string_view field) { return restriction_of(table, field) != nullptr; }

}  // namespace rapport::model
