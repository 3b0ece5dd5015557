#pragma once

#include <cstdint>
#include <string>

#include "base/world.hpp"
#include "interchange/contact.hpp"

/// iCalendar (RFC 5545).
namespace rapport::interchange {

/// A calendar event, on one day or every year.
struct CalendarEntry {
  std::string uid;            ///< the same in every export
  std::int64_t made = 0;      ///< seconds since 1970
  std::string summary;        ///< one line
  std::string description;    ///< may be empty
  Day day;                    ///< unless it is yearly
  std::string time;           ///< `HH:MM` in local time, for one hour; empty for the whole day
  model::PartialDate yearly;  ///< the date of a yearly event; without a year it starts in 1972
  int alarm = -1;             ///< days before the event; -1 for none
};

std::string calendar_head();
std::string to_calendar(const CalendarEntry& entry, model::LeapDay leap);
std::string calendar_tail();

/// Passes on events with attendees as interactions. Skips cancelled events and events without attendees. Of a recurring
/// event only the first occurrence is used, and its text says so.
void read_calendar(Input source, const Receiver& receiver);

}  // namespace rapport::interchange
