#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "base/vocabulary.hpp"
#include "interchange/contact.hpp"
#include "services/importing/contact_matcher.hpp"
#include "services/importing/duplicate_finder.hpp"
#include "store/edit.hpp"

namespace rapport::services {

/// `filled`: empty fields were filled in. `unclear`: added, but may be an existing person.
enum class RecordState { added, filled, changed, unchanged, unclear, refused };

/// What became of one record of a file.
struct Record {
  std::string file;
  std::int64_t line = 0;
  RecordState state = RecordState::added;
  std::string name;
  std::string reason;
};

/// Imports people and interactions from files of other programs. Never overwrites what the user wrote unless `update`
/// is set, and imports a record only once.
class Importer {
 public:
  Importer(store::Edit& edit, Day today, bool update, std::vector<std::string> tags);

  Record take(const interchange::Contact& contact);
  Record take(const interchange::Meeting& meeting);
  /// People who were added because an interaction names them.
  const std::vector<std::string>& named() const { return named_; }
  /// Must be called after the last record: relates people whom contacts refer to by name.
  void link();

 private:
  Id enter(const interchange::Contact& contact);
  void fill(model::Person person, const interchange::Contact& contact);
  void fill_person(model::Person& person, const interchange::Contact& contact);
  void fill_details(const model::Person& stored, const interchange::Contact& contact);
  void fill_jobs(Id person, const interchange::Contact& contact);
  void fill_occasions(Id person, const interchange::Contact& contact);
  void fill_facts(Id person, const interchange::Contact& contact);
  /// What is stored of a person; empty, at no cost, for a person who is being added.
  template <class Entity>
  std::vector<Entity> profile_of(Id person);
  Id person_of(const std::string& name, std::vector<std::string>& added);
  std::optional<model::Interaction> stored(const model::Interaction& interaction);

  store::Edit& edit_;
  store::Statements statements_;
  DuplicateFinder duplicates_{statements_};
  Id fresh_;  ///< the person being added
  ContactMatcher matcher_;
  Day today_;
  bool update_;
  std::vector<std::string> tags_;
  std::vector<std::string> named_;
  std::vector<std::tuple<Id, std::string, std::string>>
      related_;  ///< who, how the other person is related to them, and the other's name
};

/// The tag for a group name: `close-friends` for `Close friends`. Empty if nothing is left.
std::string tag_from(std::string_view group);

}  // namespace rapport::services

template <>
inline constexpr std::array<std::string_view, 6> rapport::words<rapport::services::RecordState>{
    "new", "filled", "changed", "unchanged", "unclear", "refused"};
