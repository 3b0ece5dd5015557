#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.hpp"

/// How entities name each other. The type of a field says what it points to, and from that alone follow the checks that
/// it exists, what goes or is cleared with it, and what a merge moves. A plain `Id` points to no entity.
namespace rapport::model {

using Ids = std::vector<Id>;

/// The id of an entity; 0 names none. When that entity goes, it is cleared.
template <class Entity>
struct Ref : Id {
  using Target = Entity;
  Ref() = default;
  Ref(Id id) : Id(id) {}
};

/// The same of what the entity belongs to, and goes with.
template <class Entity>
struct Owner : Ref<Entity> {
  using Ref<Entity>::Ref;
};

/// The ids of several entities, each of which can go by itself.
template <class Entity>
struct Refs : Ids {
  using Target = Entity;
  using Ids::Ids;
  Refs() = default;
  Refs(Ids ids) : Ids(std::move(ids)) {}
};

template <class Field>
concept Reference = requires {
  typename Field::Target;
};
template <class Field>
concept ReferenceList = Reference<Field> && std::is_base_of_v<Ids, Field>;
template <class Field>
concept OwnerReference = Reference<Field> && std::is_base_of_v<Owner<typename Field::Target>, Field>;

/// What a field is stored as: a reference as an id, a list of them as ids.
template <class Field>
using Stored = std::conditional_t<ReferenceList<Field>, Ids, std::conditional_t<Reference<Field>, Id, Field>>;

}  // namespace rapport::model
