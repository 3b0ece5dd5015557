#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::services {

/// What was given on the command line, by the parameters' names. Asking for a parameter that the command does not have
/// is a fault of the program and ends it.
class Options {
 public:
  /// All parameters a command knows; those that were not given have no values.
  explicit Options(std::map<std::string, std::vector<std::string>, std::less<>> values, std::vector<std::string> given)
      : values_(std::move(values)), given_(std::move(given)) {}

  /// Whether it was given, be it with an empty value.
  bool has(std::string_view name) const;
  /// Its last value; empty where it was not given.
  std::string value(std::string_view name) const;
  /// Its last value; nothing where it was not given.
  std::optional<std::string> find(std::string_view name) const;
  /// All its values, in the order given.
  const std::vector<std::string>& all(std::string_view name) const;
  /// The words of an argument that takes several, with a space between them.
  std::string text(std::string_view name) const;
  /// Its value as a whole number of at least `least`. Throws Error{usage}.
  std::optional<int> number(std::string_view name, int least = 0) const;
  /// The names of the parameters that were given.
  const std::vector<std::string>& given() const { return given_; }
  /// Whether any option (not argument) of the command was given.
  bool any_option() const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> given_;
};

}  // namespace rapport::services
