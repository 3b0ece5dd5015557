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

/// Who is in the journal, by all that tells people apart; held in memory while others are brought in.
class ContactMatcher {
 public:
  explicit ContactMatcher(const store::Database& database);

  /// Whom a contact is.
  struct Match {
    std::optional<Id> sure;  ///< the same import key, or an address, a number or a page, or a name with a second sign
    std::optional<Id> perhaps;  ///< the name alone, or a sign with another name
  };
  Match match(const interchange::Contact& contact) const;

  /// Those who bear a full name, a handle, an alias, an address or an import key.
  std::vector<Id> named(std::string_view name) const;

  /// From here on the person is found by these, too.
  void add_person(Id person, std::string_view handle, std::string_view name);
  void add_detail(Id person, std::string_view kind, std::string_view value);
  void add_org(Id person, std::string_view org);
  void add_birthday(Id person, const model::PartialDate& date);

  /// Notes that a record with a handle was this person: one with another handle that nobody has is somebody else.
  void given_with_handle(Id person) { given_.insert(person); }

  bool handle_taken(std::string_view handle) const { return handles_.contains(std::string(handle)); }

 private:
  struct Known {
    std::set<std::string> names;
    std::set<std::string> words;  ///< of names and aliases
    std::set<std::string> orgs;
    std::string birthday;
  };
  bool shares_a_word(Id person, const interchange::Contact& contact) const;
  bool has_second_match(Id person, const interchange::Contact& contact) const;

  std::unordered_map<std::string, std::vector<Id>> identifiers_;  ///< `email x@y`, `phone 912345678`, `uid ...`
  std::unordered_map<std::string, std::vector<Id>> names_;
  std::unordered_map<Id, Known> known_;
  std::unordered_map<std::string, Id> handles_;
  std::unordered_set<Id> given_;
};

/// How a detail is compared: numbers by their last digits, pages without their scheme, the rest folded. Empty where it
/// tells nothing.
std::string identifier_key(std::string_view kind, std::string_view value);

/// What stands before a person's id in the keys that rapport writes for other programs.
constexpr std::string_view own_uid = "rapport-";

/// A key for a contact whose file gives none: the same contact has the same one.
std::string fingerprint(const interchange::Contact& contact);

}  // namespace rapport::services
