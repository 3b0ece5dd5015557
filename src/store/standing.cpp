#include "store/standing.hpp"

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

std::vector<model::Span> pauses_of(Statements& statements, Id person) {
  std::vector<model::Span> spans;
  Statement& rows = statements["SELECT start,until FROM pause WHERE person IN(0,?)ORDER BY start,until"];
  rows.bind(1, person);
  while (rows.step()) spans.push_back({from_column<Day>(rows, 0), from_column<Day>(rows, 1)});
  return spans;
}

}  // namespace

Standings::Standings(Statements& statements) : statements_(statements) {
  Statement& all = statements_[Mapping<model::TagRhythm>::select_clause()];
  while (all.step()) tag_rhythms_.push_back(Mapping<model::TagRhythm>::from_row(all));
}

Standings::Contact Standings::contact(Id person) const {
  // Newest first: the tries up to the last talk that counts, and that talk. On its own day it is the answer to them.
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

std::vector<model::TagCadence> Standings::tag_cadences(Id person) const {
  std::vector<model::TagCadence> cadences;
  if (tag_rhythms_.empty()) return cadences;
  Statement& tags = statements_["SELECT value FROM detail WHERE person=? AND kind='tag'"];
  tags.bind(1, person);
  while (tags.step()) {
    const std::string key = fold(tags.text(0));
    for (const auto& rhythm : tag_rhythms_) {
      const auto every = model::parse_period(rhythm.every);
      if (!every || fold(rhythm.tag) != key) continue;
      cadences.push_back({rhythm.tag, *every, model::parse_period(rhythm.max), rhythm.set_on});
    }
  }
  return cadences;
}

bool Standings::talked_since_snooze(const model::Person& person) const {
  Statement& later =
      statements_["SELECT 1 FROM participant WHERE person=? AND part=1 AND(date>? OR interaction>?)LIMIT 1"];
  const bool found = later.bind(1, person.id).bind(2, *person.snoozed_on).bind(3, person.snoozed_by).step();
  later.reset();
  return found;
}

std::optional<Day> Standings::hidden_until(const model::Person& person, const Contact& contact) const {
  std::optional<Day> until;
  if (contact.tried_on) until = *contact.tried_on + model::days_after_attempt;
  if (person.snoozed_until && person.snoozed_on && !talked_since_snooze(person)) {
    until = std::max(until.value_or(*person.snoozed_until), *person.snoozed_until);
  }
  return until;
}

std::optional<model::Rhythm> Standings::rhythm(const model::Person& person, const Contact& contact) const {
  const auto found = model::effective(person.every, person.max, person.cadence_on.value_or(person.added_on),
                                      tag_cadences(person.id), contact.last.value_or(person.added_on));
  if (!found) return std::nullopt;
  return model::Rhythm{.cadence = found->cadence,
                       .anchor = contact.last.value_or(std::max(person.added_on, found->set_on)),
                       .is_new = !contact.last,
                       .pauses = pauses_of(statements_, person.id),
                       .hidden_until = hidden_until(person, contact)};
}

void Standings::refresh(Id id) {
  // Only what a rhythm asks for: each column costs a little at every log.
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
  const Contact talks = contact(id);
  Standing standing{.person = id,
                    .last_contact = talks.last,
                    .channel = talks.channel,
                    .tries = talks.tries,
                    .rhythm = rhythm(person, talks)};
  standing.paused = standing.rhythm && !standing.rhythm->pauses.empty();
  write(standing, person.status == model::Status::active);
}

void Standings::write(const Standing& standing, bool comes_up) {
  Statement& write = statements_["INSERT OR REPLACE INTO standing VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"];
  write.bind(1, standing.person).bind(2, to_value(standing.last_contact)).bind(3, standing.channel);
  write.bind(4, std::int64_t{standing.tries});
  for (int column = 5; column <= 13; ++column) write.bind(column, std::string_view{});
  write.bind(9, std::int64_t{0}).bind(14, std::int64_t{standing.paused});
  if (const auto& rhythm = standing.rhythm) {
    const Day due = model::due_day(*rhythm);
    const model::Cadence& cadence = rhythm->cadence;
    write.bind(5, std::string_view(model::to_text(cadence.every)));
    write.bind(6, std::string_view(cadence.max ? model::to_text(*cadence.max) : std::string{}));
    write.bind(7, std::string_view(cadence.tag.empty() ? std::string("person") : "tag:" + cadence.tag));
    write.bind(8, rhythm->anchor).bind(9, std::int64_t{rhythm->is_new});
    write.bind(10, due).bind(11, model::over_day(*rhythm)).bind(12, to_value(rhythm->hidden_until));
    if (comes_up) write.bind(13, std::max(due, rhythm->hidden_until.value_or(due)));
  }
  write.run();
}

Standing standing_from(const Statement& row, int first) {
  Standing standing{.person = row.id(first),
                    .last_contact = day_in(row, first + 1),
                    .channel = std::string(row.text(first + 10)),
                    .tries = static_cast<int>(row.integer(first + 2)),
                    .rhythm = std::nullopt,
                    .paused = row.integer(first + 9) != 0};
  const auto every = period_in(row, first + 3);
  if (!every) return standing;
  const std::string_view origin = row.text(first + 5);
  standing.rhythm =
      model::Rhythm{.cadence = {.every = *every,
                                .max = period_in(row, first + 4),
                                .tag = origin.starts_with("tag:") ? std::string(origin.substr(4)) : std::string{}},
                    .anchor = from_column<Day>(row, first + 6),
                    .is_new = row.integer(first + 7) != 0,
                    .pauses = {},
                    .hidden_until = day_in(row, first + 8)};
  return standing;
}

void load_pauses(Statements& statements, Standing& standing) {
  if (!standing.paused || !standing.rhythm) return;
  standing.rhythm->pauses = pauses_of(statements, standing.person);
}

std::optional<Standing> standing_of(const Database& database, Id person) {
  Statements statements(database);
  Statement& row = statements[std::string("SELECT ").append(standing_columns).append(" FROM standing WHERE person=?")];
  if (!row.bind(1, person).step()) return std::nullopt;
  Standing standing = standing_from(row);
  row.reset();
  load_pauses(statements, standing);
  return standing;
}

}  // namespace rapport::store
