#include "app/lookup.hpp"

#include <algorithm>

namespace rapport::app {

commands::Command help();
commands::Command completions();
commands::Command complete();
commands::Command demo();

const std::vector<commands::Listed>& all_commands() {
  static const std::vector<commands::Listed> every = [] {
    std::vector<commands::Listed> list = commands::all();
    list.push_back({"completions", completions});
    list.push_back({"demo", demo});
    list.push_back({"help", help});
    list.push_back({"__complete", complete});
    return list;
  }();
  return every;
}

std::optional<commands::Command> find_command(std::string_view name) {
  for (const commands::Listed& listed : all_commands()) {
    if (listed.name == name) return listed.make();
  }
  return std::nullopt;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const commands::Listed& listed : all_commands()) {
    if (!listed.name.empty() && !listed.name.starts_with("_")) names.emplace_back(listed.name);
  }
  return names;
}

}  // namespace rapport::app
