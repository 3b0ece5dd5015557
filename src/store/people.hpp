#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/entities.hpp"
#include "store/contact_state.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// A person with the fields that lists show.
struct PersonRow {
  model::Person person;
  ContactState contact_state;
  std::string org;  ///< of the current job
  std::string role;
  model::Words tags;  ///< sorted
  std::string email;  ///< the one with a label ending in `preferred`, otherwise the first
  std::string phone;
  model::PartialDate birthday;
};

/// Reads these fields for a person.
PersonRow person_row(Statements& statements, model::Person person);

using IdSet = std::unordered_set<Id>;

/// All people, or those with these ids, by folded name, then handle.
std::vector<model::Person> people(const Database& database);
std::vector<model::Person> people(const Database& database, const IdSet& these);

/// People for whom every folded word occurs in a name, handle, alias, address, current organisation or role, relation,
/// or tag.
IdSet people_with_words(const Database& database, const std::vector<std::string>& folded_words);

/// A query for occasions.
struct OccasionQuery {
  Id person = {};  ///< none: everybody's
  std::vector<std::string> month_days =
      {};  ///< without a person, only those on one of these days, such as `02-29`; empty for any
};

/// The longest reminder period of any occasion, in days.
int longest_reminder(const Database& database);

/// The occasions of active people, and of deceased ones who are remembered, oldest entry first.
std::vector<model::Occasion> kept_occasions(const Database& database, const OccasionQuery& query = {});

/// Whether a person exists and is active.
bool is_active(const Database& database, Id person);

/// Handles and names of people, each read once.
class PersonNames {
 public:
  explicit PersonNames(const Database& database) : database_(database) {}
  /// `someone` for a person who no longer exists.
  const std::string& handle(Id person) { return look_up(person).handle; }
  const std::string& name(Id person) { return look_up(person).name; }
  std::vector<std::string> handles(const model::Ids& people);
  std::vector<std::string> names(const model::Ids& people);

 private:
  struct Known {
    std::string handle;
    std::string name;
  };
  const Known& look_up(Id person);

  const Database& database_;
  std::optional<Statement> row_;  ///< prepared on first use
  std::unordered_map<Id, Known> known_;
};

/// The handles of all people, read at once into compact memory, for passes through all interactions.
class Handles {
 public:
  explicit Handles(const Database& database);
  /// `someone` for a person who no longer exists.
  std::vector<std::string> of(const model::Ids& people) const;

 private:
  std::vector<Id> people_;
  std::vector<std::uint32_t> ends_;  ///< the end of each handle in `text_`; it starts where the previous one ends
  std::string text_;
};

}  // namespace rapport::store
