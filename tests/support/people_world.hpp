#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "language/sentence.hpp"

namespace rapport::test {

/// Invented people and who of them has met whom, as a journal would know them. Counts how often it is asked.
class PeopleWorld {
 public:
  struct Person {
    std::string handle;
    std::string name;
    std::vector<std::string> aliases = {};
    std::string email = {};
    bool active = true;
  };

  /// The people whom the unit tests speak of.
  static PeopleWorld usual();

  void add(const Person& person);
  /// They have been in a talk together.
  void meet(const std::string& one, const std::string& other);

  /// What a sentence is read against; the world must outlive it.
  language::ReadingContext context(Day today);

  std::string handle(Id person) const { return handles_.at(person.value); }
  std::size_t asked = 0;

 private:
  Id id(const std::string& handle) const;
  std::vector<Id> acquainted(const std::vector<Id>& candidates, const std::vector<Id>& others) const;

  std::map<std::int64_t, std::string> handles_;
  std::map<std::string, std::vector<language::NameCandidate>> keys_;
  std::vector<std::pair<Id, Id>> met_;
};

}  // namespace rapport::test
