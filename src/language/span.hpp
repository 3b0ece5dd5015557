#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rapport::language {

/// A stretch of a text, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;

  /// Whether the two have a byte in common.
  bool meets(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The stretch without blanks at its ends.
Span without_blanks(std::string_view text, Span where);

/// Something that was read, and the words that said it.
struct FoundWord {
  std::string value;
  Span where;
};

}  // namespace rapport::language
