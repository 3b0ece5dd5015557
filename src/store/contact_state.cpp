#include "store/contact_state.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "store/derived.hpp"
#include "store/mapping.hpp"

namespace rapport::store {
namespace {

std::optional<Day> day_in(const Statement& row, int column) { return from_column<std::optional<Day>>(row, column); }

std::optional<model::Period> period_in(const Statement& row, int column) {
  return model::parse_period(row.text(column));
}

std::vector<model::PauseSpan> pauses_of(Statements& statements, Id person) {
  std::vector<model::PauseSpan> spans;
  Statement& rows = statements["SELECT start,until FROM pause WHERE person IN(0,?)ORDER BY start,until"];
  rows.bind(1, person);
  while (rows.step()) spans.push_back({from_column<Day>(rows, 0), from_column<Day>(rows, 1)});
  return spans;
}

}  // namespace

ContactStateWriter::ContactStateWriter(Statements& statements) : statements_(statements) {
  Statement& all = statements_[Mapping<model::TagCadence>::select_clause()];
  while (all.step()) tag_cadences_.push_back(Mapping<model::TagCadence>::from_row(all));
}

ContactStateWriter::Contact ContactStateWriter::contact(Id person) const {
  // Newest first: the attempts since the last interaction that counts, then that interaction. Attempts on its own day
  // are answered by it.
  Statement& rows = statements_
      ["SELECT participant.date,part,channel FROM participant CROSS JOIN interaction ON id=interaction "
       "WHERE person=? AND part IN(1,2)ORDER BY participant.date DESC,interaction DESC"];
  rows.bind(1, person);
  Contact contact;
  std::vector<Day> tries;
  while (!contact.last && rows.step()) {
    const auto day = from_column<Day>(rows, 0);
    if (rows.integer(1) == static_cast<std::int64_t>(Part::attempt)) {
      tries.push_back(day);
    } else {
      contact.last = day;
      contact.channel = rows.text(2);
    }
  }
  rows.reset();
  std::erase_if(tries, [&](Day day) { return contact.last && day <= *contact.last; });
  contact.tries = static_cast<int>(tries.size());
  if (!tries.empty()) contact.tried_on = tries.front();
  return contact;
}

std::vector<model::CadenceSource> ContactStateWriter::cadence_sources(Id person) const {
  std::vector<model::CadenceSource> cadences;
  if (tag_cadences_.empty()) return cadences;
  Statement& tags = statements_["SELECT value FROM detail WHERE person=? AND kind='tag'"];
  tags.bind(1, person);
  while (tags.step()) {
    const std::string key = fold(tags.text(0));
    for (const auto& schedule : tag_cadences_) {
      const auto every = model::parse_period(schedule.every);
      if (!every || fold(schedule.tag) != key) continue;
      cadences.push_back({schedule.tag, *every, model::parse_period(schedule.max), schedule.set_on});
    }
  }
  return cadences;
}

bool ContactStateWriter::contacted_since_snooze(const model::Person& person) const {
  Statement& later =
      statements_["SELECT 1 FROM participant WHERE person=? AND part=1 AND(date>? OR interaction>?)LIMIT 1"];
  const bool found = later.bind(1, person.id).bind(2, *person.snoozed_on).bind(3, person.snoozed_by).step();
  later.reset();
  return found;
}

std::optional<Day> ContactStateWriter::hidden_until(const model::Person& person, const Contact& contact) const {
  std::optional<Day> until;
  if (contact.tried_on) until = *contact.tried_on + model::days_after_attempt;
  if (person.snoozed_until && person.snoozed_on && !contacted_since_snooze(person)) {
    until = std::max(until.value_or(*person.snoozed_until), *person.snoozed_until);
  }
  return until;
}

std::optional<model::Schedule> ContactStateWriter::schedule(const model::Person& person, const Contact& contact) const {
  const auto found = model::effective_cadence(person.every, person.max, person.cadence_on.value_or(person.added_on),
                                              cadence_sources(person.id), contact.last.value_or(person.added_on));
  if (!found) return std::nullopt;
  return model::Schedule{.cadence = found->cadence,
                         .anchor = contact.last.value_or(std::max(person.added_on, found->set_on)),
                         .is_new = !contact.last,
                         .pauses = pauses_of(statements_, person.id),
                         .hidden_until = hidden_until(person, contact)};
}

void ContactStateWriter::refresh(Id id) {
  // Only the columns a schedule needs, because every `log` pays for each one.
  Statement& row = statements_
      ["SELECT status,added_on,every,max,cadence_on,snoozed_on,snoozed_until,snoozed_by FROM person WHERE id=?"];
  if (!row.bind(1, id).step()) {
    statements_["DELETE FROM standing WHERE person=?"].bind(1, id).run();
    return;
  }
  const model::Person person{.id = id,
                             .status = from_column<model::Status>(row, 0),
                             .added_on = from_column<Day>(row, 1),
                             .every = std::string(row.text(2)),
                             .max = std::string(row.text(3)),
                             .cadence_on = day_in(row, 4),
                             .snoozed_on = day_in(row, 5),
                             .snoozed_until = day_in(row, 6),
                             .snoozed_by = row.id(7)};
  row.reset();
  const Contact interactions = contact(id);
  ContactState contact_state{.person = id,
                             .last_contact = interactions.last,
                             .channel = interactions.channel,
                             .tries = interactions.tries,
                             .schedule = schedule(person, interactions)};
  contact_state.paused = contact_state.schedule && !contact_state.schedule->pauses.empty();
  write(contact_state, person.status == model::Status::active);
}

void ContactStateWriter::write(const ContactState& contact_state, bool comes_up) {
  Statement& write = statements_["INSERT OR REPLACE INTO standing VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"];
  write.bind(1, contact_state.person).bind(2, to_value(contact_state.last_contact)).bind(3, contact_state.channel);
  write.bind(4, std::int64_t{contact_state.tries});
  for (int column = 5; column <= 13; ++column) write.bind(column, std::string_view{});
  write.bind(9, std::int64_t{0}).bind(14, std::int64_t{contact_state.paused});
  if (const auto& schedule = contact_state.schedule) {
    const Day due = model::due_day(*schedule);
    const model::Cadence& cadence = schedule->cadence;
    write.bind(5, std::string_view(model::to_text(cadence.every)));
    write.bind(6, std::string_view(cadence.max ? model::to_text(*cadence.max) : std::string{}));
    write.bind(7, std::string_view(cadence.tag.empty() ? std::string("person") : "tag:" + cadence.tag));
    write.bind(8, schedule->anchor).bind(9, std::int64_t{schedule->is_new});
    write.bind(10, due).bind(11, model::over_day(*schedule)).bind(12, to_value(schedule->hidden_until));
    if (comes_up) write.bind(13, std::max(due, schedule->hidden_until.value_or(due)));
  }
  write.run();
}

ContactState contact_state_from(const Statement& row, int first) {
  ContactState contact_state{.person = row.id(first),
                             .last_contact = day_in(row, first + 1),
                             .channel = std::string(row.text(first + 10)),
                             .tries = static_cast<int>(row.integer(first + 2)),
                             .schedule = std::nullopt,
                             .paused = row.integer(first + 9) != 0};
  const auto every = period_in(row, first + 3);
  if (!every) return contact_state;
  const std::string_view origin = row.text(first + 5);
  contact_state.schedule =
      model::Schedule{.cadence = {.every = *every,
                                  .max = period_in(row, first + 4),
                                  .tag = origin.starts_with("tag:") ? std::string(origin.substr(4)) : std::string{}},
                      .anchor = from_column<Day>(row, first + 6),
                      .is_new = row.integer(first + 7) != 0,
                      .pauses = {},
                      .hidden_until = day_in(row, first + 8)};
  return contact_state;
}

void load_pauses(Statements& statements, ContactState& contact_state) {
  if (!contact_state.paused || !contact_state.schedule) return;
  contact_state.schedule->pauses = pauses_of(statements, contact_state.person);
}

std::optional<ContactState> contact_state_of(const Database& database, Id person) {
  Statements statements(database);
  Statement& row =
      statements[std::string("SELECT ").append(contact_state_columns).append(" FROM standing WHERE person=?")];
  if (!row.bind(1, person).step()) return std::nullopt;
  ContactState contact_state = contact_state_from(row);
  row.reset();
  load_pauses(statements, contact_state);
  return contact_state;
}

}  // namespace rapport::store
