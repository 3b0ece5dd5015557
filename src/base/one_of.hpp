#pragma once

#include <variant>

namespace rapport {

/// A variant whose copy may be refused memory. Where that happens while a std::variant is made of another, libstdc++
/// (12 at least) destroys a value that was never there, if all that it may hold can be moved without failing: it takes
/// such a variant to be never valueless. A copy is therefore made by assignment to `First`, which costs nothing to
/// make.
template <typename First, typename... Others>
struct OneOf : std::variant<First, Others...> {
  using std::variant<First, Others...>::variant;
  OneOf() = default;
  OneOf(const OneOf& other) : std::variant<First, Others...>() { *this = other; }
  OneOf(OneOf&&) noexcept = default;
  OneOf& operator=(const OneOf&) = default;
  OneOf& operator=(OneOf&&) noexcept = default;
  ~OneOf() = default;
};

}  // namespace rapport
