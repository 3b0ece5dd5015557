#pragma once

#include <variant>

namespace rapport {

/// A variant whose copy may be refused memory. Where that happens while a std::variant is made of another, libstdc++
/// (12 at least) destroys a value that was never there, if all that it may hold can be moved without failing: it takes
/// such a variant to be never valueless. A copy is therefore made by assignment to `First`, which costs nothing to
/// make.
template <typename First, typename... Others>
struct Variant : std::variant<First, Others...> {
  using std::variant<First, Others...>::variant;
  Variant() = default;
  Variant(const Variant& other) : std::variant<First, Others...>() { *this = other; }
  Variant(Variant&&) noexcept = default;
  Variant& operator=(const Variant&) = default;
  Variant& operator=(Variant&&) noexcept = default;
  ~Variant() = default;
};

}  // namespace rapport
