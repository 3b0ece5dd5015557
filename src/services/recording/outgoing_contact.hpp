#pragma once

#include <string>

#include "model/entities.hpp"

namespace rapport::services {

/// The interaction that thanks, congratulations and the like are: outgoing, with one person, by a channel.
model::Interaction contact(Id person, Day on, std::string kind, const std::string& channel, std::string text);

}  // namespace rapport::services
