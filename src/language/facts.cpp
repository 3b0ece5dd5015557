#include "language/facts.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace rapport::language {
namespace {

/// The single word before a colon and a blank, including both; empty if there is none.
Span topic(std::string_view text, Span where) {
  constexpr std::size_t longest = 40;
  const auto inside = where.of(text);
  const std::size_t colon = inside.find(':');
  const bool is_topic = colon != std::string_view::npos && colon > 0 && colon <= longest && colon + 1 < inside.size() &&
                        inside[colon + 1] == ' ' && inside.find_first_of(" \t\n\"'@#+/.,;") > colon;
  return {where.begin, where.begin + (is_topic ? colon : 0)};
}

Span after_colon(std::string_view text, Span where, std::size_t colon) {
  return without_blanks(text, {colon + 1, where.end});
}

}  // namespace

std::optional<FoundFact> read_fact(std::string_view text, Span where, const std::vector<FoundPerson>& named) {
  Span inner = without_blanks(text, where);
  FoundFact found{.person = {}, .about = {}, .text = {}, .where = inner};
  const auto first = std::ranges::find_if(named, [&](auto& one) { return one.where.begin == inner.begin; });
  if (first != named.end()) {
    if (first->person) found.person = first->person;
    if (first->where.end < inner.end && text[first->where.end] == ':')
      inner = after_colon(text, inner, first->where.end);
  }
  if (const Span word = topic(text, inner); word.begin < word.end) {
    found.about = lower_ascii(word.of(text));
    inner = after_colon(text, inner, word.end);
  }
  if (inner.begin == inner.end) return std::nullopt;
  found.text = inner.of(text);
  return found;
}

}  // namespace rapport::language
