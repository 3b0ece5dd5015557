#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rapport::language {

/// A part of a text, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;

  /// Whether two spans overlap.
  bool meets(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The span without blanks at its ends.
Span without_blanks(std::string_view text, Span where);

/// A value that was read, and the words it was read from.
struct FoundWord {
  std::string value;
  Span where;
};

}  // namespace rapport::language
