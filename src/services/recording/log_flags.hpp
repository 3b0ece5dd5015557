#pragma once

#include <vector>

#include "model/entities.hpp"
#include "services/session/command.hpp"
#include "services/session/options.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// The options by which `log` and `edit` say what the text does not. `editing` words them for a change.
std::vector<Parameter> log_parameters(bool editing);

/// The kinds that `--kind` takes: rapport's, then the user's own.
std::vector<std::string> known_kinds(Session& session);

/// Puts what the options say into an interaction. Throws Error{usage} for a value that cannot be.
void apply_log_options(Session& session, const Options& options, model::Interaction& interaction);

}  // namespace rapport::services
