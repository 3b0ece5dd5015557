#include "services/session/options.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/error.hpp"

namespace rapport::services {

const std::vector<std::string>& Options::all(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) std::abort();
  return found->second;
}

bool Options::has(std::string_view name) const {
  all(name);
  return std::find(given_.begin(), given_.end(), name) != given_.end();
}

std::string Options::value(std::string_view name) const {
  const auto& values = all(name);
  return values.empty() ? std::string{} : values.back();
}

std::optional<std::string> Options::find(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  return value(name);
}

std::string Options::text(std::string_view name) const {
  std::string text;
  for (const std::string& word : all(name)) {
    if (&word != &all(name).front()) text += ' ';
    text += word;
  }
  return text;
}

std::optional<int> Options::number(std::string_view name, int least) const {
  const auto given = find(name);
  if (!given) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (error != std::errc{} || end != given->data() + given->size() || number < least) {
    throw Error(Fault::usage,
                std::string(name) + " takes a whole number from " + std::to_string(least) + ", not '" + *given + "'");
  }
  return number;
}

bool Options::any_option() const {
  return std::any_of(given_.begin(), given_.end(), [](const std::string& name) { return name.starts_with("-"); });
}

}  // namespace rapport::services
