#include "text/sentence.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "text/dates.hpp"
#include "text/kind_words.hpp"
#include "text/people.hpp"
#include "text/tokens.hpp"

namespace rapport::text {
namespace {

std::string_view piece(std::string_view text, Stretch where) {
  return text.substr(where.begin, where.end - where.begin);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What stands before the first colon, if it is a date, a time or both.
struct Lead {
  std::optional<Day> day;
  std::string time;
  Stretch where;         ///< of the date phrase
  std::size_t body = 0;  ///< where the rest begins
};

/// `9:05` or `14:30` at the end of a phrase, as `HH:MM`.
std::optional<std::string> time_at_end(std::string_view phrase) {
  const auto colon = phrase.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || phrase.size() != colon + 3) return std::nullopt;
  if (!is_digit(phrase[colon - 1]) || !is_digit(phrase[colon + 1]) || !is_digit(phrase[colon + 2])) return std::nullopt;
  const bool two = colon > 1 && is_digit(phrase[colon - 2]);
  if (colon > (two ? 2U : 1U) && phrase[colon - (two ? 3 : 2)] != ' ') return std::nullopt;
  std::string time = two ? std::string(phrase.substr(colon - 2)) : "0" + std::string(phrase.substr(colon - 1));
  return time < "24:00" && time[3] < '6' ? std::optional(time) : std::nullopt;
}

/// The first colon that is not inside a time or an address; nothing where none is near the beginning.
std::optional<std::size_t> lead_end(std::string_view text) {
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

Lead read_lead(std::string_view text, Day today) {
  const auto colon = lead_end(text);
  if (!colon) return {};
  Lead lead{.body = *colon + (text[*colon] == ':' ? 1 : 3)};
  std::string_view phrase = trimmed(text.substr(0, *colon));
  if (const auto time = time_at_end(phrase)) {
    lead.time = *time;
    phrase =
        trimmed(phrase.substr(0, phrase.size() - (phrase.size() > 4 && is_digit(phrase[phrase.size() - 5]) ? 5 : 4)));
    if (phrase.ends_with(" at")) phrase = trimmed(phrase.substr(0, phrase.size() - 3));
    if (phrase.empty()) return lead;
  }
  // A month alone is rather somebody's name or a heading than a day.
  const bool letters = phrase.find_first_of("0123456789") == std::string_view::npos;
  const auto span = date_span(phrase, today, Reading::past);
  if (!span || (letters && span->first != span->last)) return {};
  lead.day = day(phrase, today, Reading::past);
  const auto begin = static_cast<std::size_t>(phrase.data() - text.data());
  lead.where = {begin, begin + phrase.size()};
  return lead;
}

/// The time that follows a date phrase: `yesterday at 14:30`.
std::string time_after(std::string_view text, Stretch where) {
  std::string_view rest = text.substr(where.end);
  if (!rest.starts_with(" at ")) return {};
  rest.remove_prefix(4);
  const auto end = std::min(rest.find_first_not_of("0123456789:"), rest.size());
  return time_at_end(rest.substr(0, end)).value_or("");
}

/// A promise without the tags at its end.
Stretch without_tags(std::string_view text, const std::vector<Token>& tokens, Stretch where) {
  const auto end_of = [&](std::size_t end) {
    const auto inside = trimmed(text.substr(where.begin, end - where.begin));
    return inside.empty() ? where.begin : static_cast<std::size_t>(inside.data() - text.data()) + inside.size();
  };
  where.end = end_of(where.end);
  auto token = std::upper_bound(tokens.begin(), tokens.end(), where.end,
                                [](std::size_t end, const Token& one) { return end < one.where.end; });
  while (token != tokens.begin()) {
    --token;
    if (token->kind != Token::Kind::tag || token->where.end != where.end || token->where.begin < where.begin) break;
    where.end = end_of(token->where.begin);
  }
  return where;
}

std::optional<FoundPromise> promise(std::string_view text, const std::vector<Token>& tokens, Stretch where, Day today) {
  const Stretch inner = without_tags(text, tokens, where);
  const std::string_view whole = trimmed(piece(text, inner));
  if (whole.empty()) return std::nullopt;
  FoundPromise found{.text = std::string(whole), .where = where};
  if (const auto by = final_day(whole, today)) {
    found.by = by->day;
    std::string_view rest = trimmed(whole.substr(0, by->where.begin));
    while (!rest.empty() && (rest.back() == ',' || rest.back() == ';' || rest.back() == '-' || rest.back() == '(')) {
      rest = trimmed(rest.substr(0, rest.size() - 1));
    }
    // What is only a day is a promise all the same, and says so in its own words.
    if (!rest.empty()) found.text = rest;
  }
  return found;
}

/// What is told ends at the first arrow or `??`.
std::size_t told_end(const Tokens& pieces, std::size_t size) {
  for (const auto* stretches : {&pieces.promises, &pieces.questions}) {
    if (!stretches->empty()) size = std::min(size, stretches->front().begin);
  }
  return size;
}

void hide(std::vector<Token>& tokens, Stretch where) {
  for (Token& token : tokens) {
    if (token.where.begin >= where.begin && token.where.end <= where.end) token.kind = Token::Kind::opaque;
  }
}

}  // namespace

Sentence read_sentence(std::string_view text, Day today, const Names& names, const Acquainted& acquainted) {
  Sentence sentence;
  const Lead lead = read_lead(text, today);
  Tokens pieces = tokens(text, lead.body);
  sentence.date = lead.day;
  sentence.time = lead.time;
  if (lead.day) {
    sentence.date_at = lead.where;
  } else if (const auto found = find_day(text.substr(lead.body, told_end(pieces, text.size()) - lead.body), today)) {
    sentence.date = found->day;
    sentence.date_at = Stretch{found->where.begin + lead.body, found->where.end + lead.body};
    if (sentence.time.empty()) sentence.time = time_after(text, *sentence.date_at);
    hide(pieces.all, *sentence.date_at);
  }
  People people = find_people(text, pieces.all, names, acquainted);
  sentence.people = std::move(people.present);
  sentence.mentioned = std::move(people.mentioned);
  sentence.ambiguous = std::move(people.ambiguous);
  sentence.new_names = std::move(people.new_names);
  sentence.unknown_names = std::move(people.unknown_names);
  Manner manner = read_manner(text, pieces.all, people.named);
  sentence.kind = std::move(manner.kind);
  sentence.channel = std::move(manner.channel);
  sentence.direction = std::move(manner.direction);
  sentence.attempt = manner.attempt;
  sentence.tags = std::move(pieces.tags);
  for (const Stretch where : pieces.promises) {
    if (auto found = promise(text, pieces.all, where, today)) sentence.promises.push_back(std::move(*found));
  }
  for (const Stretch where : pieces.questions) {
    if (const auto question = trimmed(piece(text, where)); !question.empty()) sentence.questions.emplace_back(question);
  }
  return sentence;
}

}  // namespace rapport::text
