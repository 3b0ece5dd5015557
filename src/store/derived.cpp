#include "store/derived.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "store/names.hpp"
#include "store/rows.hpp"
#include "store/standing.hpp"

namespace rapport::store {
namespace {

/// 12 MiB of them.
constexpr std::size_t most_participants = 500'000;

Part part_of_those_present(const model::Interaction& interaction) {
  if (interaction.outcome == "attempt") return Part::attempt;
  const bool counts = interaction.counts && interaction.outcome == "reached";
  return counts ? Part::counts : Part::present;
}

bool contains(const model::Ids& ids, Id id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

void Derived::note(std::string_view table, Id id) {
  if (table == model::Person::table) {
    standings_.insert(id);
    names_.insert(id);
  } else if (table == model::Detail::table) {
    for (const auto& detail : select<model::Detail>(statements_, "WHERE id=?", id)) arrived(detail);
  } else if (table == model::Pause::table) {
    if (const auto pause = find<model::Pause>(database_, id)) {
      if (pause->person) standings_.insert(pause->person);
      everyone_ = everyone_ || !pause->person;
    }
  } else if (table == model::TagRhythm::table) {
    if (const auto rhythm = find<model::TagRhythm>(database_, id)) note_tag(rhythm->tag);
  }
}

void Derived::arrived(const model::Detail& detail) {
  (detail.kind == "tag" ? standings_ : names_).insert(detail.person);
}

void Derived::note_tag(const std::string& tag) {
  const std::string key = fold(tag);
  Statement& tags = statements_["SELECT person,value FROM detail WHERE kind='tag'"];
  while (tags.step()) {
    if (fold(tags.text(1)) == key) standings_.insert(tags.id(0));
  }
}

void Derived::leaving(std::string_view table, Id id) {
  if (table != model::Interaction::table) return note(table, id);
  if (const auto interaction = find<model::Interaction>(database_, id)) leaving(*interaction);
}

void Derived::arrived(std::string_view table, Id id) {
  if (table != model::Interaction::table) return note(table, id);
  if (const auto interaction = find<model::Interaction>(database_, id)) arrived(*interaction);
}

void Derived::leaving(const model::Interaction& interaction) {
  write_participants();
  Statement& remove = statements_["DELETE FROM participant WHERE person=? AND date=? AND interaction=?"];
  for (const auto& people : {interaction.people, interaction.mentioned}) {
    for (const Id person : people) {
      remove.bind(1, person).bind(2, interaction.date).bind(3, interaction.id).run();
      standings_.insert(person);
    }
  }
}

void Derived::arrived(const model::Interaction& interaction) {
  const auto put = [&](Id person, Part part) {
    participants_.push_back({person, interaction.date, interaction.id, part});
    standings_.insert(person);
  };
  for (const Id person : interaction.people) put(person, part_of_those_present(interaction));
  for (const Id person : interaction.mentioned) {
    if (!contains(interaction.people, person)) put(person, Part::mentioned);
  }
  if (participants_.size() >= most_participants) write_participants();
}

/// In the order of the table: a bulk import then goes through it once instead of to and fro.
void Derived::write_participants() {
  if (participants_.empty()) return;
  std::stable_sort(participants_.begin(), participants_.end(), [](auto& a, auto& b) { return a.key() < b.key(); });
  Statement& insert = statements_["INSERT OR REPLACE INTO participant VALUES(?,?,?,?)"];
  for (const Participant& one : participants_) {
    insert.bind(1, one.person).bind(2, one.date).bind(3, one.interaction);
    insert.bind(4, static_cast<std::int64_t>(one.part)).run();
  }
  participants_.clear();
}

void Derived::refresh() {
  write_participants();
  for (const Id person : std::exchange(names_, {})) refresh_names(statements_, person);
  if (everyone_) {
    Statement all = database_.prepare("SELECT id FROM person");
    while (all.step()) standings_.insert(all.id(0));
    everyone_ = false;
  }
  Standings standings(statements_);
  std::vector<Id> people(standings_.begin(), standings_.end());
  std::sort(people.begin(), people.end());
  standings_.clear();
  for (const Id person : people) standings.refresh(person);
}

void Derived::rebuild() {
  database_.execute("DELETE FROM participant;DELETE FROM standing;DELETE FROM name");
  Statement interactions = database_.prepare(select_clause<model::Interaction>());
  while (interactions.step()) arrived(from_row<model::Interaction>(interactions));
  Statement people = database_.prepare("SELECT id FROM person");
  while (people.step()) note(model::Person::table, people.id(0));
  refresh();
}

std::string derived_rows(const Database& database) {
  std::string rows;
  for (const char* sql : {"SELECT * FROM participant ORDER BY 1,2,3", "SELECT * FROM standing ORDER BY 1",
                          "SELECT * FROM name ORDER BY 1,2,3"}) {
    Statement statement = database.prepare(sql);
    while (statement.step()) {
      for (int column = 0; column < statement.columns(); ++column) rows.append(statement.text(column)).append("|");
      rows += '\n';
    }
  }
  return rows;
}

}  // namespace rapport::store
