#pragma once

#include "base/world.hpp"
#include "interchange/contact.hpp"

namespace rapport::interchange {

/// Reads the file of `friends`: sections of activities, notes, friends and locations, with `**Name**`, `_Place_` and
/// `@tag`. A note becomes a fact about everyone it names.
void read_friends(Input source, const Receiver& receiver);

}  // namespace rapport::interchange
