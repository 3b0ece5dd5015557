#include "store/derived.hpp"

#include <algorithm>
#include <set>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "store/contact_state.hpp"
#include "store/mapping.hpp"
#include "store/name_keys.hpp"

namespace rapport::store {
namespace {

/// They take 12 MiB.
constexpr std::size_t most_participants = 500'000;

Part part_of_those_present(const model::Interaction& interaction) {
  if (interaction.outcome == model::Outcome::attempt) return Part::attempt;
  const bool counts = interaction.counts && interaction.outcome == model::Outcome::reached;
  return counts ? Part::counts : Part::present;
}

/// Calls `call` with each participant and their part. A person who is named twice is passed twice, with the same part.
template <class Call>
void each_part(const model::Interaction& interaction, const Call& call) {
  for (const Id person : interaction.people) call(person, part_of_those_present(interaction));
  for (const Id person : interaction.mentioned) {
    if (!contains(interaction.people, person)) call(person, Part::mentioned);
  }
}

/// Whether every participant row is correct and there are no others.
bool participants_are_fresh(const Database& database) {
  Statement row = database.prepare("SELECT part FROM participant WHERE person=? AND date=? AND interaction=?");
  Statement interactions = database.prepare(Mapping<model::Interaction>::select_clause());
  std::int64_t expected = 0;
  while (interactions.step()) {
    const auto interaction = Mapping<model::Interaction>::from_row(interactions);
    std::set<Id> people;
    bool found = true;
    each_part(interaction, [&](Id person, Part part) {
      row.bind(1, person).bind(2, interaction.date).bind(3, interaction.id);
      found = row.step() && row.integer(0) == static_cast<std::int64_t>(part) && found;
      row.reset();
      people.insert(person);
    });
    if (!found) return false;
    expected += static_cast<std::int64_t>(people.size());
  }
  return expected == database.integer("SELECT count(*)FROM participant");
}

/// Empty temporary tables that hide the journal's tables of the same names.
class Shadows {
 public:
  explicit Shadows(const Database& database) : database_(database) {
    std::vector<std::string> made;
    Statement sql =
        database.prepare("SELECT sql FROM main.sqlite_schema WHERE tbl_name IN('standing','name')AND sql<>''");
    while (sql.step()) made.emplace_back(sql.text(0));
    for (std::string& one : made) {
      const std::string_view kind = one.starts_with("CREATE TABLE ") ? "CREATE TABLE " : "CREATE INDEX ";
      database.execute(one.insert(kind.size(), "temp."));
    }
  }
  ~Shadows() {
    try {
      database_.execute("DROP TABLE temp.standing;DROP TABLE temp.name");
    } catch (...) {
      // They go with the connection.
    }
  }
  Shadows(const Shadows&) = delete;
  Shadows& operator=(const Shadows&) = delete;

 private:
  const Database& database_;
};

bool all_rows_are_equal(Statement left, Statement right) {
  for (bool more = true; more;) {
    more = left.step();
    if (more != right.step() || (more && !rows_are_equal(left, right))) return false;
  }
  return true;
}

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
  } else if (table == model::TagCadence::table) {
    if (const auto schedule = find<model::TagCadence>(database_, id)) note_tag(schedule->tag);
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
  each_part(interaction, [&](Id person, Part part) {
    participants_.push_back({person, interaction.date, interaction.id, part});
    standings_.insert(person);
  });
  if (participants_.size() >= most_participants) write_participants();
}

/// Writes in the order of the table, so that a bulk import passes through it once.
void Derived::write_participants() {
  if (participants_.empty()) return;
  std::ranges::stable_sort(participants_, [](auto& a, auto& b) { return a.key() < b.key(); });
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
  ContactStateWriter standings(statements_);
  std::vector<Id> people(standings_.begin(), standings_.end());
  std::ranges::sort(people);
  standings_.clear();
  for (const Id person : people) standings.refresh(person);
}

void Derived::rebuild() {
  database_.execute("DELETE FROM participant;DELETE FROM standing;DELETE FROM name");
  Statement interactions = database_.prepare(Mapping<model::Interaction>::select_clause());
  while (interactions.step()) arrived(Mapping<model::Interaction>::from_row(interactions));
  rebuild_people();
}

void Derived::rebuild_people() {
  Statement people = database_.prepare("SELECT id FROM person");
  while (people.step()) note(model::Person::table, people.id(0));
  refresh();
}

bool derived_is_fresh(const Database& database) {
  if (!participants_are_fresh(database)) return false;
  const Shadows shadows(database);
  Derived(database).rebuild_people();
  for (const char* tail : {".standing ORDER BY 1", ".name ORDER BY 1,2,3"}) {
    const auto rows = [&](const char* where) { return database.prepare(std::string("SELECT*FROM ") + where + tail); };
    if (!all_rows_are_equal(rows("main"), rows("temp"))) return false;
  }
  return true;
}

}  // namespace rapport::store
