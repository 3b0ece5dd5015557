#include "language/span.hpp"

#include "base/utf8.hpp"

namespace rapport::language {

Span without_blanks(std::string_view text, Span where) {
  const auto inside = trimmed(where.of(text));
  if (inside.empty()) return {where.begin, where.begin};
  const auto begin = static_cast<std::size_t>(inside.data() - text.data());
  return {begin, begin + inside.size()};
}

}  // namespace rapport::language
