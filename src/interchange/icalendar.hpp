#pragma once

#include <cstdint>
#include <string>

#include "base/world.hpp"
#include "interchange/contact.hpp"

/// iCalendar (RFC 5545).
namespace rapport::interchange {

/// Something for a calendar: on one day, or every year.
struct CalendarEntry {
  std::string uid;            ///< the same in every export
  std::int64_t made = 0;      ///< seconds since 1970
  std::string summary;        ///< one line
  std::string description;    ///< may be empty
  Day day;                    ///< where it is no yearly date
  std::string time;           ///< `HH:MM` in the reader's own zone, an hour long; empty: the whole day
  model::PartialDate yearly;  ///< a date that comes back every year; of an unknown year it is given as of 1972
  int alarm = -1;             ///< days before; -1: none
};

std::string calendar_head();
std::string to_calendar(const CalendarEntry& entry, model::LeapDay leap);
std::string calendar_tail();

/// Hands on the events of a stream that have attendees as talks. What is cancelled, or has none, is left aside; of what
/// recurs the first time counts, and its text says so.
void read_calendar(Input source, const Receiver& receiver);

}  // namespace rapport::interchange
