#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "model/cadence.hpp"
#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// Tables computed from the facts for speed: who took part in what (`participant`), each person's contact state
/// (`standing`), and the keys that find each person (`name`). They can be dropped and rebuilt with the same result.
namespace rapport::store {

/// A person's part in an interaction, as `participant.part` stores it.
enum class Part { mentioned, counts, attempt, present };

/// Collects the rows that an edit touches, and updates the derived tables once, at its end.
class Derived {
 public:
  explicit Derived(const Database& database) : database_(database), statements_(database) {}

  /// To be called before a row is changed or removed, and after one is written.
  void leaving(std::string_view table, Id id);
  void arrived(std::string_view table, Id id);
  /// The same with the entity itself.
  void leaving(const model::Interaction& interaction);
  void arrived(const model::Interaction& interaction);
  void arrived(const model::Detail& detail);

  /// Updates the derived tables.
  void refresh();

  /// Rebuilds the derived tables.
  void rebuild();
  /// Rebuilds the derived tables about people (`standing`, `name`), which must be empty.
  void rebuild_people();

 private:
  struct Participant {
    Id person;
    Day date;
    Id interaction;
    Part part;

    auto key() const { return std::tie(person, date, interaction); }
  };

  void note(std::string_view table, Id id);
  void note_tag(const std::string& tag);
  void write_participants();

  const Database& database_;
  Statements statements_;
  std::vector<Participant> participants_;  ///< to be written, in the order of the table
  std::unordered_set<Id> standings_;
  std::unordered_set<Id> names_;
  bool everyone_ = false;
};

/// Whether the derived tables equal a rebuild. Writes nothing: participants are compared one by one, and the tables
/// about people are rebuilt in temporary tables and compared.
bool derived_is_fresh(const Database& database);

}  // namespace rapport::store
