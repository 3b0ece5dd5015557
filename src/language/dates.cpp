#include "language/dates.hpp"

#include <fmt/core.h>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "language/date_grammar.hpp"

namespace rapport::language {
namespace {

/// Longer phrases are not dates, and are not read.
constexpr std::size_t longest_phrase = 400;
constexpr std::size_t most_words = 12;

/// The words of a folded phrase, without the full stop of `Nov.`; each comma is a word.
std::vector<std::string_view> cut(std::string_view phrase) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < phrase.size() && words.size() <= most_words;) {
    if (phrase[at] == ' ') {
      ++at;
      continue;
    }
    const auto end = phrase[at] == ',' ? at + 1 : std::min(phrase.find_first_of(" ,", at), phrase.size());
    auto word = phrase.substr(at, end - at);
    if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
    words.push_back(word);
    at = end;
  }
  return words;
}

std::string quoted(std::string_view phrase) {
  constexpr std::size_t longest = 60;
  phrase = trimmed(phrase);
  std::string text;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t size = code_point(phrase, at).size;
    if (at + size > longest) return "'" + shown(text) + "…'";
    text += phrase.substr(at, size);
    at += size;
  }
  return "'" + shown(text) + "'";
}

DatePhrase read(std::string_view phrase, Day today, Reading reading) {
  if (phrase.size() > longest_phrase) return {};
  const std::string folded = fold(phrase);
  return read_date(cut(folded), today, reading);
}

}  // namespace

std::optional<DaySpan> date_span(std::string_view phrase, Day today, Reading reading) {
  const DatePhrase read_as = read(phrase, today, reading);
  switch (read_as.verdict) {
    case Verdict::none:
      return std::nullopt;
    case Verdict::date:
      return read_as.span;
    case Verdict::impossible:
      throw Error{ErrorCode::usage, "invalid date " + quoted(phrase), read_as.hint};
    case Verdict::ambiguous:
      throw Error{ErrorCode::usage, "ambiguous date " + quoted(phrase), "dates look like 2026-11-03 or 3 Nov"};
  }
  return std::nullopt;
}

Day day(std::string_view phrase, Day today, Reading reading) {
  const auto span = date_span(phrase, today, reading);
  if (!span) {
    throw Error{ErrorCode::usage, "invalid date " + quoted(phrase),
                "dates look like 2026-11-03, yesterday, last fri, 3 days ago, in 2 weeks, Nov 3"};
  }
  const int days = span->last - span->first + 1;
  if (days == 1) return span->first;
  const std::string_view whole = days > 31 ? "year" : days > 7 ? "month" : "week";
  throw Error{ErrorCode::usage, fmt::format("{} is a whole {}; a single day is needed", quoted(phrase), whole),
              "for example " + to_iso(span->first)};
}

Day since(std::string_view phrase, Day today) {
  const auto span = date_span(phrase, today, Reading::past);
  return span ? span->first : day(phrase, today, Reading::past);
}

Day until(std::string_view phrase, Day today) {
  const auto span = date_span(phrase, today, Reading::past);
  return span ? span->last : day(phrase, today, Reading::past);
}

}  // namespace rapport::language
