#include "interchange/icalendar.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <cctype>
#include <optional>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "interchange/content_lines.hpp"

namespace rapport::interchange {
namespace {

/// The first leap year after 1970, for yearly dates without a year.
constexpr int year_unknown = 1972;
constexpr std::size_t most_people = 1000;

std::string compact(Day day) {
  std::string text = to_iso(day);
  std::erase(text, '-');
  return text;
}

/// `20261119T120000Z`
std::string stamp(std::int64_t seconds) {
  constexpr std::int64_t day_seconds = 86400;
  const Day day{static_cast<std::int32_t>(seconds / day_seconds)};
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::int64_t rest = seconds % day_seconds;
  return fmt::format("{}T{}{}{}Z", compact(day), two(rest / 3600), two(rest / 60 % 60), two(rest % 60));
}

std::string all_day(Day day) {
  return folded("DTSTART;VALUE=DATE:" + compact(day)) + folded("DTEND;VALUE=DATE:" + compact(clamped(day + 1))) +
         "TRANSP:TRANSPARENT\r\n";
}

/// In common years, 29 February falls on the last day of the month, or on the sixtieth day of the year.
std::string yearly_rule(const model::PartialDate& date, model::LeapDay leap) {
  if (date.month != 2 || date.day != 29) return "RRULE:FREQ=YEARLY\r\n";
  return leap == model::LeapDay::feb_28 ? "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n"
                                        : "RRULE:FREQ=YEARLY;BYYEARDAY=60\r\n";
}

/// An event in a file.
class Event {
 public:
  explicit Event(std::int64_t line) { meeting_.line = line; }

  void take(const ContentLine& line) {
    too_large_ = too_large_ || line.cut || meeting_.people.size() > most_people;
    if (!line.unreadable.empty() && trouble_.empty()) trouble_ = line.name + " is " + line.unreadable;
    if (too_large_) return;
    const std::string text(trimmed(unescaped(line.value)));
    if (line.name == "DTSTART") {
      start(line.value);
    } else if (line.name == "SUMMARY") {
      summary_ = text;
    } else if (line.name == "LOCATION") {
      meeting_.interaction.place = text;
    } else if (line.name == "STATUS") {
      cancelled_ = lower_ascii(text) == "cancelled";
    } else if (line.name == "ATTENDEE" || line.name == "ORGANIZER") {
      attend(line, text);
    } else if (line.name == "RRULE") {
      recurs_ = true;
    }
  }

  void pass_on(const Receiver& receiver) {
    if (too_large_) return receiver.refused({meeting_.line, {}, "the event is too large"});
    if (cancelled_) return;
    if (!trouble_.empty()) return receiver.refused({meeting_.line, summary_, trouble_});
    if (meeting_.people.empty()) return;
    if (!has_day_) return receiver.refused({meeting_.line, summary_, "the event has no day"});
    meeting_.interaction.kind = "meeting";
    meeting_.interaction.channel = "in-person";
    meeting_.interaction.text = summary_.empty() ? "meeting" : summary_;
    if (recurs_) meeting_.interaction.text += " (the first of several)";
    receiver.meeting(std::move(meeting_));
  }

 private:
  Meeting meeting_;
  std::string summary_;
  bool has_day_ = false;
  bool cancelled_ = false;
  bool recurs_ = false;
  bool too_large_ = false;
  std::string trouble_;  ///< why it cannot be used

  /// Reads the day as written; time zones do not shift it.
  void start(std::string_view value) {
    value = trimmed(value);
    if (value.size() < 8) return;
    const auto day = parse_iso(fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6, 2)));
    if (!day) return;
    meeting_.interaction.date = *day;
    has_day_ = true;
    const auto digits = value.substr(std::min<std::size_t>(9, value.size()));
    const bool timed =
        value.size() >= 13 && value[8] == 'T' &&
        std::all_of(digits.begin(), digits.begin() + 4, [](unsigned char c) { return std::isdigit(c) != 0; });
    if (timed && digits.substr(0, 2) < "24" && digits.substr(2, 2) < "60")
      meeting_.interaction.time = std::string(digits.substr(0, 2)) + ":" + std::string(digits.substr(2, 2));
  }

  void attend(const ContentLine& line, std::string address) {
    if (line.has("CUTYPE", "ROOM") || line.has("CUTYPE", "RESOURCE") || line.has("PARTSTAT", "DECLINED")) return;
    if (lower_ascii(address).starts_with("mailto:")) address.erase(0, 7);
    const std::string name(trimmed(line.parameter("CN")));
    std::string who = name.empty() || name.find('@') != std::string::npos ? address : name;
    auto& people = meeting_.people;
    if (!who.empty() && !contains(people, who)) people.push_back(std::move(who));
  }
};

bool is(const ContentLine& line, std::string_view name, std::string_view what) {
  return line.name == name && lower_ascii(trimmed(line.value)) == what;
}

}  // namespace

std::string calendar_head() {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//rapport//EN\r\nCALSCALE:GREGORIAN\r\n";
}

std::string calendar_tail() { return "END:VCALENDAR\r\n"; }

std::string to_calendar(const CalendarEntry& entry, model::LeapDay leap) {
  std::string text =
      fmt::format("BEGIN:VEVENT\r\n{}DTSTAMP:{}\r\n", folded("UID:" + escaped(entry.uid)), stamp(entry.made));
  if (entry.yearly.yearly()) {
    const int year = entry.yearly.year == 0 ? year_unknown : entry.yearly.year;
    text += all_day(*day_of(year, entry.yearly.month, entry.yearly.day)) + yearly_rule(entry.yearly, leap);
  } else if (entry.time.empty()) {
    text += all_day(entry.day);
  } else {
    text += fmt::format("DTSTART:{}T{}{}00\r\nDURATION:PT1H\r\n", compact(entry.day), entry.time.substr(0, 2),
                        entry.time.substr(3));
  }
  text += folded("SUMMARY:" + escaped(entry.summary));
  if (!entry.description.empty()) text += folded("DESCRIPTION:" + escaped(entry.description));
  if (entry.alarm >= 0) {
    text += fmt::format("BEGIN:VALARM\r\nACTION:DISPLAY\r\n{}TRIGGER:-P{}D\r\nEND:VALARM\r\n",
                        folded("DESCRIPTION:" + escaped(entry.summary)), entry.alarm);
  }
  return text + "END:VEVENT\r\n";
}

void read_calendar(Input source, const Receiver& receiver) {
  ContentLines lines(std::move(source));
  std::optional<Event> event;
  int inside = 0;  // depth of alarms inside the event
  while (auto line = lines.next()) {
    if (is(*line, "BEGIN", "vevent")) {
      event.emplace(line->line);
      inside = 0;
    } else if (is(*line, "END", "vevent")) {
      if (event) event->pass_on(receiver);
      event.reset();
    } else if (line->name == "BEGIN") {
      ++inside;
    } else if (line->name == "END") {
      inside = std::max(0, inside - 1);
    } else if (event && inside == 0) {
      event->take(*line);
    }
  }
}

}  // namespace rapport::interchange
