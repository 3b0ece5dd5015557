#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// What is said of a talk beside its text.
struct InteractionOptions {
  std::optional<std::string> on;
  std::optional<std::string> at_time;
  std::optional<std::string> at;
  std::vector<std::string> with;
  std::optional<std::string> kind;
  std::optional<std::string> by;
  bool in = false;
  bool out = false;
  bool attempt = false;
  bool planned = false;
  bool ask = false;
  std::optional<std::string> gave;
  bool no_touch = false;
  bool is_private = false;

  bool operator==(const InteractionOptions&) const = default;
};

/// The options of `log` and `edit` that fill it.
std::vector<Parameter> interaction_parameters();

/// The kinds that `--kind` takes: rapport's, then the user's own.
std::vector<std::string> known_kinds(Session& session);

/// Puts what the options say into an interaction. Throws Error{usage} for a value that cannot be.
void apply(Session& session, const InteractionOptions& flags, model::Interaction& interaction);

}  // namespace rapport::services
