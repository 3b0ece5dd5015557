#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.hpp"

/// References between entities. The type of a field says what it refers to; existence checks, cascades and merges are
/// derived from the types alone. A plain `Id` is not a reference.
namespace rapport::model {

using Ids = std::vector<Id>;

/// The id of an entity, or 0. When that entity is removed, the reference is cleared.
template <class Entity>
struct Ref : Id {
  using Target = Entity;
  Ref() = default;
  Ref(Id id) : Id(id) {}
};

/// The id of the entity that this one belongs to. When the owner is removed, this one is removed too.
template <class Entity>
struct Owner : Ref<Entity> {
  using Ref<Entity>::Ref;
};

/// The ids of several entities. When one of them is removed, its id is removed from the list.
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

/// The stored form of a field: an id for a reference, ids for a list of references.
template <class Field>
using Stored = std::conditional_t<ReferenceList<Field>, Ids, std::conditional_t<Reference<Field>, Id, Field>>;

}  // namespace rapport::model
