#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// The fields of a person that options set. An empty value clears a field.
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

/// Sets the fields of the person itself. Throws Error{usage} for an invalid value.
void apply(Session& session, const PersonOptions& flags, model::Person& person);

/// Writes everything else: details, the job, the birthday. `add` creates them; with `edit`, an organisation, role or
/// birthday replaces the former one.
void apply(Session& session, const PersonOptions& flags, store::Edit& edit, Id person);

/// A name with white space trimmed. Throws Error{usage} if nothing is left.
std::string checked_name(std::string_view name);

}  // namespace rapport::services
