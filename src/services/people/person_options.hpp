#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// What is said of a person. An empty value takes away what there was.
struct PersonOptions {
  std::optional<std::string> handle;
  std::vector<std::string> aliases;
  std::optional<std::string> org;
  std::optional<std::string> role;
  std::optional<std::string> relation;
  std::optional<std::string> every;
  std::optional<std::string> max;
  std::vector<std::string> tags;
  std::vector<std::string> emails;
  std::vector<std::string> phones;
  std::vector<std::string> urls;
  std::optional<std::string> met;
  std::optional<std::string> met_on;
  std::optional<std::string> met_via;
  std::optional<std::string> birthday;

  bool operator==(const PersonOptions&) const = default;
};

/// The options of `add` and `edit` that fill it.
std::vector<Parameter> person_parameters();

/// Puts in what is a field of the person itself. Throws Error{usage} for a value that cannot be.
void apply(Session& session, const PersonOptions& flags, model::Person& person);

/// Writes what is said besides: details, the organisation, the birthday. With `add` they are new; with `edit` an
/// organisation, role or birthday replaces the one there was.
void apply(Session& session, const PersonOptions& flags, store::Edit& edit, Id person);

/// A name as it is stored: white space trimmed off its ends. Throws Error{usage} where nothing is left.
std::string checked_name(std::string_view name);

}  // namespace rapport::services
