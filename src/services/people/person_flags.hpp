#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/session/command.hpp"
#include "services/session/options.hpp"
#include "services/session/session.hpp"

namespace rapport::services {

/// The options by which `add` and `edit` say what is known of a person. `editing` words them for a change.
std::vector<Parameter> person_parameters(bool editing);

/// Reads the options that are fields of the person itself. Throws Error{usage} for a value that cannot be.
void apply_fields(Session& session, const Options& options, model::Person& person);

/// Writes what the options say besides: details, the organisation, the birthday, a note. With `add` they are new; with
/// `edit` an organisation, role or birthday replaces the one there was, and an empty value takes away.
void apply_entries(Session& session, const Options& options, store::Edit& edit, const model::Person& person);

/// A name as it is stored: white space trimmed off its ends. Throws Error{usage} where nothing is left.
std::string checked_name(std::string_view name);

}  // namespace rapport::services
