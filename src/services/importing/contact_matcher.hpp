#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "interchange/contact.hpp"
#include "store/sqlite.hpp"

namespace rapport::services {

/// Finds the person in the journal whom a contact describes. Holds all identifying data in memory during an import.
class ContactMatcher {
 public:
  explicit ContactMatcher(const store::Database& database);

  /// Whom a contact describes.
  struct Match {
    std::optional<Id> sure;     ///< the same import key; an address, number or page with a part of the name; or a name
                                ///< with a second match
    std::optional<Id> perhaps;  ///< only the name matches, or an identifier with another name
  };
  Match match(const interchange::Contact& contact) const;

  /// The people with this full name, handle, alias, address or import key.
  std::vector<Id> named(std::string_view name) const;

  /// These register data of a person, who is found by it from then on.
  void add_person(Id person, std::string_view handle, std::string_view name);
  void add_detail(Id person, std::string_view kind, std::string_view value);
  void add_org(Id person, std::string_view org);
  void add_birthday(Id person, const model::PartialDate& date);

  /// Notes that a record with a handle was this person, so that a record with another handle is somebody else.
  void mark_with_handle(Id person) { given_.insert(person); }

  bool handle_taken(std::string_view handle) const { return handles_.contains(std::string(handle)); }

 private:
  struct Known {
    std::set<std::string> names;
    std::set<std::string> words;  ///< words of names and aliases
    std::set<std::string> orgs;
    std::string birthday;
  };
  bool shares_a_word(Id person, const interchange::Contact& contact) const;
  bool is_confirmed(Id person, const interchange::Contact& contact) const;

  std::unordered_map<std::string, std::vector<Id>> identifiers_;  ///< `email x@y`, `phone 912345678`, `uid ...`
  std::unordered_map<std::string, std::vector<Id>> names_;
  std::unordered_map<Id, Known> known_;
  std::unordered_map<std::string, Id> handles_;
  std::unordered_set<Id> given_;
};

/// The form in which a detail is compared: the last digits of numbers, pages without their scheme, anything else
/// folded. Empty if it identifies nobody.
std::string identifier_key(std::string_view kind, std::string_view value);

/// The prefix of a person's id in keys that rapport writes for other programs.
constexpr std::string_view own_uid = "rapport-";

/// A key for a contact without one of its own; equal contacts have equal keys.
std::string fingerprint(const interchange::Contact& contact);

}  // namespace rapport::services
