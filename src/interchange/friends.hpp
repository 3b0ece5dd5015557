#pragma once

#include "base/world.hpp"
#include "interchange/contact.hpp"

namespace rapport::interchange {

/// The file of `friends`: sections of activities, notes, friends and locations, with `**Name**`, `_Place_` and `@tag`
/// in their lines. What is learned from a note goes to everybody it names.
void read_friends(Input source, const Receiver& receiver);

}  // namespace rapport::interchange
