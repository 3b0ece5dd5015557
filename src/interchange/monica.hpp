#pragma once

#include "base/world.hpp"
#include "interchange/contact.hpp"

namespace rapport::interchange {

/// Reads the JSON export of Monica 4: contacts with their fields, notes, calls, conversations, gifts, debts, pets,
/// tasks, reminders and relationships, and shared activities. An age without a date gives a year. Skips photos and
/// documents. Throws Error{failure} for any other JSON.
void read_monica(Input source, const Receiver& receiver);

}  // namespace rapport::interchange
