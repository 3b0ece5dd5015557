#pragma once

#include "services/reachouts/touches.hpp"

namespace rapport::services {

/// The columns of `due`: touches first, then the promises whose day has come; `why` only where it is asked for.
Listing due_listing(Session& session, const Touches& found, const std::vector<model::Promise>& promises, bool with_why);

}  // namespace rapport::services
