#include "cli/command_registry.hpp"

#include <algorithm>

#include "commands/all.hpp"

namespace rapport::cli {

services::Command help();
services::Command completions();
services::Command complete();
services::Command demo();

const std::vector<services::Listed>& all_commands() {
  static const std::vector<services::Listed> every = [] {
    std::vector<services::Listed> list = commands::all();
    list.push_back({"completions", completions});
    list.push_back({"demo", demo});
    list.push_back({"help", help});
    list.push_back({"__complete", complete});
    return list;
  }();
  return every;
}

std::optional<services::Command> find_command(std::string_view name) {
  for (const services::Listed& listed : all_commands()) {
    if (listed.name == name) return listed.make();
  }
  return std::nullopt;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const services::Listed& listed : all_commands()) {
    if (!listed.name.empty() && !listed.name.starts_with("_")) names.emplace_back(listed.name);
  }
  return names;
}

}  // namespace rapport::cli
