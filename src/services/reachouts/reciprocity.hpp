#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"

namespace rapport::services {

/// Hints to consider before contacting a person, from their newest interactions, newest first: for example that the
/// last three were all requests and the user gave nothing in between. Kindly worded; nothing is counted or compared.
std::vector<std::string> reciprocity_hints(const std::vector<model::Interaction>& interactions);

}  // namespace rapport::services
