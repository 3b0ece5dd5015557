#pragma once

#include "base/world.hpp"
#include "interchange/contact.hpp"

namespace rapport::interchange {

/// The JSON export of Monica 4: contacts with their fields, notes, calls, conversations, gifts, debts, pets, tasks,
/// reminders and relationships, and the activities that several share. An age without a date is a year; photos and
/// documents are left aside. Throws Error{failure} where the file is another JSON.
void read_monica(Input source, const Receiver& receiver);

}  // namespace rapport::interchange
