#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "language/sentence.hpp"

namespace rapport::language {

/// Asks the journal for names, for each key once. Handles and e-mail addresses are apart from names: a word in a
/// sentence is no handle, even if it looks like one.
class NameIndex {
 public:
  explicit NameIndex(const NameLookup& names) : names_(names) {}

  /// Who is called so, each person once, under the strongest kind: those whose whole name this is, if there are any, or
  /// else all; those who are archived only under their full name or alias, and only where nobody active is found.
  std::vector<NameCandidate> named(const std::string& key);
  /// Who has this handle or this address.
  std::vector<NameCandidate> with(NameKind kind, const std::string& key);

 private:
  const std::vector<NameCandidate>& all(const std::string& key);

  const NameLookup& names_;
  std::unordered_map<std::string, std::vector<NameCandidate>> asked_;
  std::vector<NameCandidate> latest_;
};

}  // namespace rapport::language
