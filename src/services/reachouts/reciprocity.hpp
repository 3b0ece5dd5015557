#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"

namespace rapport::services {

/// What is worth a thought before reaching out to somebody: that the last three times were all requests, and nothing
/// was given in between, as their newest talks tell, newest first. In kind words; nothing is counted or compared.
std::vector<std::string> reciprocity_hints(const std::vector<model::Interaction>& interactions);

}  // namespace rapport::services
