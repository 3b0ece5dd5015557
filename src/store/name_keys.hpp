#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "model/vocabularies.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// A person found by a key.
struct NameOwner {
  Id person;
  std::string kind;  ///< handle, full, alias, email, first, last or initial
  std::string name;
  std::string handle;
  model::Status status = model::Status::active;
};

/// Updates the keys of one person in the derived table `name`, or removes them if the person is gone.
void refresh_names(Statements& statements, Id person);

/// The people with a key, which must be folded (base/utf8).
std::vector<NameOwner> named(Statements& statements, std::string_view key);

/// Active people whose name, handle or alias contains a folded text, each once.
std::vector<NameOwner> named_in_part(const Database& database, std::string_view text);

/// All handles and full names.
std::vector<std::string> all_names(const Database& database);

/// Those of `people` who took part in an interaction with one of `others`.
std::vector<Id> acquainted(Statements& statements, const std::vector<Id>& people, const std::vector<Id>& others);

bool handle_taken(const Database& database, std::string_view handle);

}  // namespace rapport::store
