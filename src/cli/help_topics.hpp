#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::cli {

/// A page of the manual that is not about a single command.
struct HelpTopic {
  std::string_view name;
  std::string_view summary;
  std::string text;
};

/// All topics.
std::vector<HelpTopic> topics();
std::optional<HelpTopic> find_topic(std::string_view name);

}  // namespace rapport::cli
