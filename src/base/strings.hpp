#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Helpers for texts and lists that the standard library of C++20 lacks.
namespace rapport {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a range contains a value, or an element whose `part` has that value.
template <class Range, class Value, class Part = std::identity>
constexpr bool contains(const Range& range, const Value& value, Part part = {}) {
  return std::ranges::find(range, value, part) != std::ranges::end(range);
}

/// The parts, each converted by `text_of`, joined by `between`.
template <class Range, class TextOf = std::identity>
std::string join(const Range& parts, std::string_view between, const TextOf& text_of = {}) {
  std::string text;
  bool is_first = true;
  for (const auto& part : parts) {
    if (!is_first) text += between;
    is_first = false;
    text += text_of(part);
  }
  return text;
}

/// The first `most` parts, joined by commas, and the number of the others: `a, b and 3 more`.
inline std::string join_first(const std::vector<std::string>& parts, std::size_t most) {
  const std::vector<std::string> first(parts.begin(),
                                       parts.begin() + static_cast<std::ptrdiff_t>(std::min(most, parts.size())));
  const std::string text = join(first, ", ");
  return parts.size() > most ? text + " and " + std::to_string(parts.size() - most) + " more" : text;
}

/// Calls `call` with each non-empty part between separators.
template <class Call>
void for_each_part(std::string_view text, std::string_view separator, const Call& call) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) call(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
}

/// The non-empty parts between separators.
inline std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for_each_part(text, separator, [&](std::string_view part) { parts.emplace_back(part); });
  return parts;
}

}  // namespace rapport
