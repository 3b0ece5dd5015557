#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "language/sentence.hpp"

namespace rapport::language {

/// Looks up names in the journal, each key once. Handles and e-mail addresses are separate from names, because a word
/// in a sentence is not a handle even if it looks like one.
class NameIndex {
 public:
  explicit NameIndex(const NameLookup& names) : names_(names) {}

  /// The people with this name, each once with the strongest kind of match. If it is the full name of some, only those.
  /// Archived people only by full name or alias, and only if no active person matches.
  std::vector<NameCandidate> named(const std::string& key);
  /// The person with this handle or address.
  std::vector<NameCandidate> with(NameKind kind, const std::string& key);

 private:
  const std::vector<NameCandidate>& all(const std::string& key);

  const NameLookup& names_;
  std::unordered_map<std::string, std::vector<NameCandidate>> asked_;
  std::vector<NameCandidate> latest_;
};

}  // namespace rapport::language
