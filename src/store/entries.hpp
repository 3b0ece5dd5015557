#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "store/mapping.hpp"

/// Queries for entities of any kind, ordered by id, oldest first, unless stated otherwise.
namespace rapport::store {

template <class Entity>
std::vector<Entity> all(const Database& database) {
  return select<Entity>(database, "ORDER BY id");
}

/// Calls `call` with each entity, holding one at a time in memory.
template <class Entity, class Call>
void each(const Database& database, const Call& call) {
  Statement rows = database.prepare(Mapping<Entity>::select_clause() + " ORDER BY id");
  while (rows.step()) call(Mapping<Entity>::from_row(rows));
}

/// The newest entities, newest first.
template <class Entity>
std::vector<Entity> newest(const Database& database, std::size_t count) {
  return select<Entity>(database, "ORDER BY id DESC LIMIT ?", static_cast<std::int64_t>(count));
}

template <class Entity>
std::int64_t count(const Database& database) {
  return database.integer(std::string("SELECT count(*)FROM ").append(Entity::table));
}

/// The entities that belong to a person.
template <class Entity>
std::vector<Entity> of_person(const Database& database, Id person) {
  return select<Entity>(database, "WHERE person=? ORDER BY id", person);
}

/// The same with a prepared statement, for repeated calls.
template <class Entity>
std::vector<Entity> of_person(Statements& statements, Id person) {
  return select<Entity>(statements, "WHERE person=? ORDER BY id", person);
}

/// The entities recorded with an interaction.
template <class Entity>
std::vector<Entity> that_came_of(const Database& database, Id interaction) {
  return select<Entity>(database, "WHERE source=? ORDER BY id", interaction);
}

/// Relations or introductions between two people, in either order.
template <class Entity>
std::vector<Entity> between(const Database& database, Id a, Id b) {
  return select<Entity>(database, "WHERE(a=?1 AND b=?2)OR(a=?2 AND b=?1)ORDER BY id", a, b);
}

/// Relations or introductions of a person to themselves, which a merge can produce.
template <class Entity>
std::vector<Entity> with_themselves(const Database& database) {
  return select<Entity>(database, "WHERE a=b ORDER BY id");
}

}  // namespace rapport::store
