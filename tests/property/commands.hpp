#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

/// Command lines by chance, about a few people who are there or not: most of them change something, some are refused.
namespace rapport::property {

using Line = std::vector<std::string>;

rc::Gen<Line> any_command();
rc::Gen<std::vector<Line>> commands(int most);

}  // namespace rapport::property
