#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/cadence.hpp"
#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// The derived table `standing`: what is known of a person's rhythm, whatever the day.
namespace rapport::store {

/// A row of it.
struct ContactState {
  Id person;
  std::optional<Day> last_contact;          ///< the day of the last interaction that counts
  std::string channel;                      ///< by what means it was; empty: unknown
  int tries = 0;                            ///< attempts since then
  std::optional<model::Schedule> schedule;  ///< nothing without a cadence; pauses are left to `load_pauses`
  bool paused = false;                      ///< some pause touches the person
};

/// Computes rows anew. What all persons share is read once.
class ContactStateWriter {
 public:
  explicit ContactStateWriter(Statements& statements);
  /// Computes and writes one person's row, or takes it away with the person.
  void refresh(Id person);

 private:
  struct Contact {
    std::optional<Day> last;
    std::string channel;
    int tries = 0;
    std::optional<Day> tried_on;
  };
  Contact contact(Id person) const;
  std::vector<model::CadenceSource> cadence_sources(Id person) const;
  std::optional<Day> hidden_until(const model::Person& person, const Contact& contact) const;
  bool contacted_since_snooze(const model::Person& person) const;
  std::optional<model::Schedule> schedule(const model::Person& person, const Contact& contact) const;
  void write(const ContactState& contact_state, bool comes_up);

  Statements& statements_;
  std::vector<model::TagCadence> tag_cadences_;
};

/// The columns that `contact_state_from` reads, to be selected in this order from `standing`.
constexpr std::string_view contact_state_columns =
    "standing.person,last_contact,tries,standing.every,standing.max,origin,anchor,is_new,hidden_until,paused,channel";

/// The standing in a row of a SELECT whose columns from `first` on are the ones above.
ContactState contact_state_from(const Statement& row, int first = 0);

/// One person's standing, its pauses loaded.
std::optional<ContactState> contact_state_of(const Database& database, Id person);

/// Puts the pauses that hold for a person into its rhythm.
void load_pauses(Statements& statements, ContactState& contact_state);

}  // namespace rapport::store
