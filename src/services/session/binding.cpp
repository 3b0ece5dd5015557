#include "services/session/binding.hpp"

#include <fmt/core.h>
#include <charconv>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "services/session/command.hpp"

template class std::vector<rapport::services::Parameter>;

namespace rapport::services {

void fill(bool& member, const Parameter& /*parameter*/, const Given& /*given*/) { member = true; }

void fill(std::string& member, const Parameter& parameter, const Given& given) {
  member = parameter.repeats ? join(given, " ") : given.back();
}

void fill(std::vector<std::string>& member, const Parameter& /*parameter*/, const Given& given) { member = given; }

void fill(std::vector<NamedValue>& member, const Parameter& parameter, const Given& given) {
  const std::string name(parameter.name.substr(parameter.name.find_first_not_of('-')));
  for (const std::string& value : given) member.push_back({name, value});
}

void fill(int& member, const Parameter& parameter, const Given& given) {
  const std::string& text = given.back();
  const char* const end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data(), end, member);
  if (error == std::errc{} && read == end && member >= parameter.least) return;
  throw Error(ErrorCode::usage, fmt::format("invalid {} '{}'; expected a whole number of at least {}", parameter.name,
                                            text, parameter.least));
}

void fill_all(void* arguments, const std::vector<Parameter>& parameters, const std::vector<Given>& given) {
  for (std::size_t at = 0; at < parameters.size(); ++at) {
    const Binding& to = parameters[at].to;
    if (!given[at].empty()) to.fill(to.part(arguments), parameters[at], given[at]);
  }
}

std::vector<std::string> names_given(const std::vector<Parameter>& parameters, const std::vector<Given>& given) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < parameters.size(); ++at) {
    if (!given[at].empty()) names.emplace_back(parameters[at].name);
  }
  return names;
}

}  // namespace rapport::services
