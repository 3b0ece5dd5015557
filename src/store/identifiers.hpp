#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Everything that identifies a person in a journal and its log, including former names, people merged into them, and
/// removed entries of them.
struct Identifiers {
  std::set<Id> ids;  ///< their own ids, and those of people merged into them and of removed people with the same name
  std::set<std::string> names;  ///< full names and aliases, as written
  std::set<std::string> handles;
  std::vector<std::string> exact;  ///< addresses, numbers and pages, as written
};

Identifiers identifiers_of(const Database& database, Id person);

/// Removed people, and people whose adding was undone, who had this handle or name in any spelling. Only the log knows
/// them, by id, name and handle.
std::vector<model::Person> former_people(const Database& database, std::string_view name);

}  // namespace rapport::store
