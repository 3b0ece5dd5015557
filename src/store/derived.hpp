#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "model/cadence.hpp"
#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// What is computed from the facts and kept for speed: who took part in what (`participant`), where each person stands
/// whatever the day (`standing`), and under which keys each person is found (`name`). All of it can be dropped and
/// rebuilt with the same result.
namespace rapport::store {

/// What `participant.part` says of somebody in an interaction.
enum class Part { mentioned, counts, attempt, present };

/// Follows the rows that an edit touches, and brings the derived tables up to date once, at its end.
class Derived {
 public:
  explicit Derived(const Database& database) : database_(database), statements_(database) {}

  /// Notes that a row of a table is about to be changed or removed, or has just been written.
  void leaving(std::string_view table, Id id);
  void arrived(std::string_view table, Id id);
  /// The same for what is at hand.
  void leaving(const model::Interaction& interaction);
  void arrived(const model::Interaction& interaction);
  void arrived(const model::Detail& detail);

  /// Writes what follows from all that was noted.
  void refresh();

  /// Makes the derived tables anew.
  void rebuild();
  /// Makes those about people anew (`standing`, `name`), which must be empty.
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

/// Whether the derived tables hold what a rebuild would give. Writes nothing: participants are looked up one by one,
/// and what is about people is made anew in temporary tables and compared.
bool derived_is_fresh(const Database& database);

}  // namespace rapport::store
