#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/cadence.hpp"
#include "model/entities.hpp"
#include "store/sqlite.hpp"

/// The derived table `standing`: each person's last contact and schedule, independent of the current day.
namespace rapport::store {

/// A row of it.
struct ContactState {
  Id person;
  std::optional<Day> last_contact;          ///< the day of the last interaction that counts
  std::string channel;                      ///< the channel of that interaction; empty if unknown
  int tries = 0;                            ///< attempts since then
  std::optional<model::Schedule> schedule;  ///< nothing without a cadence; `load_pauses` fills in the pauses
  bool paused = false;                      ///< whether some pause applies to the person
};

/// Computes and writes rows. Data that all people share is read once.
class ContactStateWriter {
 public:
  explicit ContactStateWriter(Statements& statements);
  /// Writes one person's row, or removes it if the person is gone.
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

/// The columns of `standing` that `contact_state_from` reads, in this order.
constexpr std::string_view contact_state_columns =
    "standing.person,last_contact,tries,standing.every,standing.max,origin,anchor,is_new,hidden_until,paused,channel";

/// The contact state in a row of a SELECT with the columns above, starting at column `first`.
ContactState contact_state_from(const Statement& row, int first = 0);

/// A person's contact state with its pauses.
std::optional<ContactState> contact_state_of(const Database& database, Id person);

/// Adds the pauses that apply to a person to their schedule.
void load_pauses(Statements& statements, ContactState& contact_state);

}  // namespace rapport::store
