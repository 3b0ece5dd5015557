#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::cli {

/// A page of the manual that belongs to no single command.
struct Topic {
  std::string_view name;
  std::string_view summary;
  std::string text;
};

/// All topics, their texts made.
std::vector<Topic> topics();
std::optional<Topic> find_topic(std::string_view name);

}  // namespace rapport::cli
