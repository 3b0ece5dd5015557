#include "language/promises.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "language/dates.hpp"
#include "language/times.hpp"

namespace rapport::language {
namespace {

/// A promise without the tags at its end.
Span without_tags(std::string_view text, const std::vector<Token>& tokens, Span where) {
  where = without_blanks(text, where);
  auto token = std::upper_bound(tokens.begin(), tokens.end(), where.end,
                                [](std::size_t end, const Token& one) { return end < one.where.end; });
  while (token != tokens.begin()) {
    --token;
    if (token->kind != Token::Kind::tag || token->where.end != where.end || token->where.begin < where.begin) break;
    where = without_blanks(text, {where.begin, token->where.begin});
  }
  return where;
}

/// A promise and its due day.
struct Due {
  std::string text;
  Day by;
};

std::string without_signs(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && std::string_view(",;-(").find(text.back()) != std::string_view::npos) {
    text = trimmed(text.substr(0, text.size() - 1));
  }
  // `on or before friday`
  if (text.ends_with(" on or")) text.remove_suffix(6);
  return std::string(text);
}

std::optional<Due> due(std::string_view text, Day today) {
  if (const auto by = final_day(text, today)) return Due{without_signs(text.substr(0, by->where.begin)), by->day};
  if (const auto by = first_day(text, today)) return Due{std::string(trimmed(text.substr(by->where.end))), by->day};
  // The time of `call her tomorrow at 15:00` stays in the text.
  const auto timed = timed_phrase(text);
  if (!timed || timed->rest.begin > timed->time.where.begin) return std::nullopt;
  const auto by = final_day(timed->rest.of(text), today);
  if (!by) return std::nullopt;
  const auto time = trimmed(text.substr(timed->rest.end));
  return Due{without_signs(text.substr(0, by->where.begin)) + " " + std::string(time), by->day};
}

}  // namespace

std::optional<FoundPromise> read_promise(std::string_view text, const std::vector<Token>& tokens, Span where,
                                         Day today) {
  const Span inner = without_tags(text, tokens, where);
  const std::string_view whole = inner.of(text);
  if (whole.empty()) return std::nullopt;
  FoundPromise found{.text = std::string(whole), .where = inner};
  if (auto by = due(whole, today)) {
    found.by = by->by;
    // A text that is only a day is a promise in its own words.
    if (!by->text.empty()) found.text = std::move(by->text);
  }
  return found;
}

}  // namespace rapport::language
