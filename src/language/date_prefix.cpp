#include "language/date_prefix.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/spelling.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "language/times.hpp"

namespace rapport::language {
namespace {

/// The first colon that is not part of a time or an address; nothing if there is none near the start.
std::optional<std::size_t> prefix_end(std::string_view text) {
  constexpr std::size_t longest = 80;
  for (std::size_t at = 0; at < std::min(text.size(), longest); ++at) {
    if (text[at] == '\n') return std::nullopt;
    if (text.substr(at, 3) == "\uff1a") return at;
    if (text[at] != ':') continue;
    const bool time = at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() && is_digit(text[at + 1]);
    if (!time) return at;
  }
  return std::nullopt;
}

/// The date word with the nearest spelling; empty if none is near, or if the word is one itself.
std::string_view meant_word(std::string_view word) {
  constexpr std::array<std::string_view, 25> words{
      "yesterday", "today",    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",
      "january",   "february", "march",  "april",   "june",      "july",     "august", "september", "october",
      "november",  "december", "last",   "week",    "weeks",     "days",     "month"};
  if (word.size() < 4 || contains(words, word)) return {};
  const int limit = word.size() > 6 ? 2 : 1;
  for (const auto one : words) {
    if (distance(word, one, limit) <= limit) return one;
  }
  return {};
}

std::optional<DaySpan> span_of(std::string_view phrase, Day today) {
  try {
    return date_span(phrase, today, Reading::past);
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// The phrase with one word corrected, if that makes it a day.
std::optional<DoubtfulDay> misspelt(std::string_view text, Span where, Day today) {
  constexpr std::size_t longest = 40;
  const auto phrase = where.of(text);
  if (phrase.size() > longest) return std::nullopt;
  for (auto word = next_word(phrase, 0); word; word = next_word(phrase, word->end)) {
    const auto meant = meant_word(lower_ascii(phrase.substr(word->begin, word->end - word->begin)));
    if (meant.empty()) continue;
    std::string whole(phrase);
    whole.replace(word->begin, word->end - word->begin, meant);
    const auto span = span_of(whole, today);
    if (span && span->first == span->last) return DoubtfulDay{whole, where};
  }
  return std::nullopt;
}

}  // namespace

DatePrefix read_date_prefix(std::string_view text, Day today) {
  const auto colon = prefix_end(text);
  if (!colon) return {};
  const std::string_view whole = trimmed(text.substr(0, *colon));
  if (whole.empty()) return {};
  const auto begin = static_cast<std::size_t>(whole.data() - text.data());
  Span where{begin, begin + whole.size()};
  DatePrefix lead{.body = *colon + (text[*colon] == ':' ? 1 : 3)};
  if (const auto timed = timed_phrase(whole)) {
    lead.time = FoundWord{timed->time.value, {begin + timed->time.where.begin, begin + timed->time.where.end}};
    where = {begin + timed->rest.begin, begin + timed->rest.end};
    if (where.begin == where.end) return lead;
  }
  const auto phrase = where.of(text);
  const bool letters = phrase.find_first_of("0123456789") == std::string_view::npos;
  const auto span = date_span(phrase, today, Reading::past);
  if (!span) return {.doubtful = misspelt(text, where, today)};
  // A month alone is more likely a name or a heading than a day.
  if (letters && span->first != span->last) return {};
  lead.day = FoundDay{day(phrase, today, Reading::past), where};
  return lead;
}

}  // namespace rapport::language
