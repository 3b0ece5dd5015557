#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/entities.hpp"
#include "store/sqlite.hpp"

namespace rapport::store {

/// Everything by which a journal and its log know somebody, or ever did: also under a former name, as somebody who was
/// merged into them, or although they were removed.
struct Identifiers {
  std::set<Id> ids;  ///< their own, of people who were merged into them, and of removed ones who were called the same
  std::set<std::string> names;  ///< full names and aliases, as written
  std::set<std::string> handles;
  std::vector<std::string> exact;  ///< addresses, numbers, pages, as written
};

Identifiers identifiers_of(const Database& database, Id person);

/// People who bore this handle or this name, however it is written, and who were removed or whose adding was undone:
/// the log alone still knows them, by an id, a name and a handle.
std::vector<model::Person> former_people(const Database& database, std::string_view name);

}  // namespace rapport::store
