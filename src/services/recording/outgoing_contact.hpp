#pragma once

#include <string>

#include "model/entities.hpp"

namespace rapport::services {

/// The interaction recorded for thanks, congratulations and the like: outgoing, with one person, through a channel.
model::Interaction contact(Id person, Day on, std::string kind, const std::string& channel, std::string text);

}  // namespace rapport::services
