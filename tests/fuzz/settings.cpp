#include "fuzz/settings.hpp"

#include "services/settings/settings.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "fuzz/targets.hpp"

namespace rapport::fuzz {
namespace {

using List = std::vector<services::Setting>;

const std::string path = "config.toml";

/// The settings in a file; nothing where it is refused.
std::optional<List> read(std::string_view toml) {
  try {
    return list_settings(services::parse_settings(toml, path));
  } catch (const Error& error) {
    demand(error.code == ErrorCode::usage, "settings fail as something else");
    demand(error.message.starts_with(path), "a refusal does not say where");
    return std::nullopt;
  }
}

bool same(const services::Setting& one, const services::Setting& other) {
  return one.key == other.key && one.value == other.value;
}

/// Demands that what does not bear this key is in both, in the same order.
void demand_others(const List& before, const List& after, const std::string& key) {
  List lists[] = {before, after};
  for (List& list : lists) std::erase_if(list, [&](const auto& one) { return one.key == key; });
  demand(std::equal(lists[0].begin(), lists[0].end(), lists[1].begin(), lists[1].end(), same),
         "a setting that was not meant has changed");
}

void change(std::string_view toml, const List& before, const std::string& key, const std::string& value) {
  std::string text;
  try {
    text = services::with_setting(toml, path, key, value);
  } catch (const Error& error) {
    demand(error.code == ErrorCode::usage, "a change fails as something else");
    return;
  }
  const auto after = read(text);
  demand(after.has_value(), "changed settings cannot be read");
  demand_others(before, *after, key);
  const bool there = std::any_of(after->begin(), after->end(), [&](const auto& one) {
    return same(one, {key, value, {}});
  });
  demand(there, "a changed setting does not have its value");
}

}  // namespace

void settings(std::string_view bytes) {
  const auto list = read(bytes);
  if (!list) return;
  for (const auto& one : *list) {
    demand(one.value.empty() || is_text(one.value), "a setting is no UTF-8, or holds a NUL");
    if (one.key != "synonyms" && !one.value.empty()) change(bytes, *list, one.key, one.value);
  }
  change(bytes, *list, "color", "never");
  change(bytes, *list, "backup_daily", "3");
  change(bytes, *list, "kinds.workshop", "workshops, training day");
}

}  // namespace rapport::fuzz
