#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/command.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// What options say about an interaction, apart from its text.
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

/// The kinds that `--kind` accepts: the built-in ones, then the user's own.
std::vector<std::string> known_kinds(Session& session);

/// Applies the options to an interaction. Throws Error{usage} for an invalid value.
void apply(Session& session, const InteractionOptions& flags, model::Interaction& interaction);

}  // namespace rapport::services
