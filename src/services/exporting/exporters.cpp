#include "services/exporting/exporters.hpp"

#include <algorithm>
#include <tuple>

#include "interchange/icalendar.hpp"
#include "interchange/markdown.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/importing/contact_matcher.hpp"
#include "store/entries.hpp"
#include "store/interactions.hpp"
#include "store/open_entries.hpp"
#include "store/person_details.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

/// The clock of ids begins at 2020-01-01T00:00:00Z.
constexpr std::int64_t first_second = 1577836800;

/// Writes entries of the journal as calendar events, each with the uid of its entry.
class Calendar {
 public:
  Calendar(Session& session, Output& out, bool include_private)
      : session_(session), out_(out), include_private_(include_private), person_names_(session.journal()) {}

  int run() && {
    out_.write(interchange::calendar_head());
    occasions();
    promises();
    interactions();
    repairs();
    out_.write(interchange::calendar_tail());
    return left_out_;
  }

 private:
  Session& session_;
  Output& out_;
  bool include_private_;
  store::PersonNames person_names_;
  int left_out_ = 0;

  void put(Id id, interchange::CalendarEntry entry) {
    entry.uid = std::string(own_uid) + to_text(id);
    entry.made = first_second + id.clock();
    out_.write(interchange::to_calendar(entry, session_.settings().leap_day));
  }

  bool leaves_out(bool is_private) {
    const bool leaves = is_private && !include_private_;
    left_out_ += leaves ? 1 : 0;
    return leaves;
  }

  std::string names(const model::Ids& people) { return view::joined(person_names_.names(people)); }

  void occasions() {
    for (const auto& one : store::kept_occasions(session_.journal())) {
      if (!one.date.yearly()) continue;
      std::string summary = person_names_.name(one.person) + ": " + one.kind;
      if (one.date.year != 0) summary += " (" + std::to_string(one.date.year) + ")";
      put(one.id, {.summary = std::move(summary), .yearly = one.date, .alarm = static_cast<int>(one.remind)});
    }
  }

  void promises() {
    for (const auto& one : store::open_promises(session_.journal(), {.has_day = true})) {
      if (leaves_out(one.is_private)) continue;
      const std::string whom =
          one.people.empty() ? "" : (one.whose == model::Whose::mine ? " (to " : " (from ") + names(one.people) + ")";
      put(one.id, {.summary = one.text + whom, .day = *one.due_on, .alarm = 0});
    }
  }

  void interactions() {
    for (const auto& one : store::planned(session_.journal())) {
      if (leaves_out(one.is_private)) continue;
      const std::string whom = one.people.empty() ? "" : " with " + names(one.people);
      put(one.id, {.summary = one.kind + whom, .description = one.text, .day = one.date, .time = one.time});
    }
  }

  /// Writes a neutral line, as the agenda does; the text of a conflict is never in a calendar.
  void repairs() {
    for (const auto& one : store::open_conflicts(session_.journal())) {
      if (!one.talk_on) continue;
      put(one.id, {.summary = "talk with " + person_names_.name(one.person), .day = *one.talk_on});
    }
  }
};

}  // namespace

int write_calendar(Session& session, Output& out, bool include_private) {
  return Calendar(session, out, include_private).run();
}

interchange::Contact contact_of(const store::Database& database, const model::Person& person, bool include_private,
                                int& left_out) {
  interchange::Contact contact;
  contact.uid = std::string(own_uid) + to_text(person.id);
  contact.handle = person.handle;
  contact.name = person.name;
  contact.relation = person.relation;
  contact.met = person.met;
  contact.met_on = person.met_on;
  contact.deceased = person.status == model::Status::deceased;
  contact.details = store::of_person<model::Detail>(database, person.id);
  // Details added by one command have ids in random order.
  std::ranges::sort(contact.details, [](auto& a, auto& b) {
    const auto place = [](const model::Detail& one) {
      return std::tuple(!one.label.ends_with("preferred"), std::tie(one.kind, one.value, one.label));
    };
    return place(a) < place(b);
  });
  for (const auto& one : contact.details) {
    if (one.kind == "uid" && !one.value.starts_with("rapport:")) contact.uid = one.value;
  }
  if (auto job = store::current_job(database, person.id)) contact.jobs = {std::move(*job)};
  contact.occasions = store::of_person<model::Occasion>(database, person.id);
  for (auto& fact : store::current_facts(database, person.id)) {
    if (fact.sensitive && !include_private)
      ++left_out;
    else
      contact.facts.push_back(std::move(fact));
  }
  return contact;
}

std::string page_of(const store::Database& database, const model::Person& person, bool include_private, int& left_out) {
  const auto contact = contact_of(database, person, include_private, left_out);
  std::vector<interchange::PageInteraction> interactions;
  store::PersonNames person_names(database);
  for (const auto& interaction : store::interactions(database, {.with = person.id})) {
    if (interaction.is_private && !include_private)
      ++left_out;
    else
      interactions.push_back(
          {interaction.date,
           interaction.people.size() > 1 ? person_names.names(interaction.people) : std::vector<std::string>{},
           interaction.text});
  }
  return interchange::to_markdown(contact, interactions);
}

}  // namespace rapport::services
