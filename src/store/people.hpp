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

/// A person with what a list shows of them.
struct PersonRow {
  model::Person person;
  ContactState contact_state;
  std::string org;  ///< the current one
  std::string role;
  model::Words tags;  ///< by name
  std::string email;  ///< the one whose label ends in `preferred`, else the first
  std::string phone;
  model::PartialDate birthday;
};

/// Fills in what the lists show of one person.
PersonRow person_row(Statements& statements, model::Person person);

using IdSet = std::unordered_set<Id>;

/// All people, or these, by folded name, then handle.
std::vector<model::Person> people(const Database& database);
std::vector<model::Person> people(const Database& database, const IdSet& these);

/// The people who have each of some folded words, one at least, in a name, handle, alias or address, in the
/// organisation and role they have now or in what they are to the user, or as a tag.
IdSet people_with_words(const Database& database, const std::vector<std::string>& folded_words);

/// Which occasions are meant.
struct OccasionQuery {
  Id person = {};                            ///< none: everybody's
  std::vector<std::string> month_days = {};  ///< of everybody's those on one of these, as `02-29`; none: any
};

/// For how many days ahead the occasion reminds that does so for most.
int longest_reminder(const Database& database);

/// The occasions of those who are active, and of the dead who are remembered, oldest entry first.
std::vector<model::Occasion> kept_occasions(const Database& database, const OccasionQuery& query = {});

/// Whether somebody is there and active.
bool is_active(const Database& database, Id person);

/// Handles and names of people, each read once.
class PersonNames {
 public:
  explicit PersonNames(const Database& database) : database_(database) {}
  /// `someone` for a person who is no longer there.
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
  std::optional<Statement> row_;  ///< once somebody is asked for
  std::unordered_map<Id, Known> known_;
};

/// The handles of all people, read at once and kept close together, for what goes through every talk.
class Handles {
 public:
  explicit Handles(const Database& database);
  /// `someone` for a person who is no longer there.
  std::vector<std::string> of(const model::Ids& people) const;

 private:
  std::vector<Id> people_;
  std::vector<std::uint32_t> ends_;  ///< where each handle ends in `text_`; it begins where the one before ends
  std::string text_;
};

}  // namespace rapport::store
