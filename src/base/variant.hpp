#pragma once

#include <variant>

namespace rapport {

/// A variant that survives a failed allocation while it is copied. If all alternatives are nothrow-movable, libstdc++
/// (12 at least) assumes that a std::variant is never valueless; when its copy constructor throws, it destroys a value
/// that was never constructed. This copy assigns to a default-constructed `First` instead, which costs nothing.
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
