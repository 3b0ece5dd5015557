#pragma once

#include <vector>

#include "services/session/command.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"
#include "store/talks.hpp"

/// The filters of `list` and `journal`, which `export` has too.
namespace rapport::services {

/// `--tag --relation --org --state --archived --import`
std::vector<Parameter> people_filters();
/// The people that these filters and the words leave, by name.
std::vector<store::PersonRow> chosen_people(Session& session, const Options& options,
                                            const std::vector<std::string>& words = {});

/// `--with --since --until --kind`
std::vector<Parameter> talk_filters();
/// The talks that these filters and `--tag` leave.
store::TalkQuery chosen_talks(Session& session, const Options& options);

}  // namespace rapport::services
