#include "text/sentence.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/date_words.hpp"
#include "text/dates.hpp"
#include "text/sentence_parts.hpp"

namespace rapport::text {
namespace {

constexpr std::size_t longest_date = 5;   // words

std::string_view piece(std::string_view text, Stretch where) {
  return text.substr(where.begin, where.end - where.begin);
}

Stretch trimmed_stretch(std::string_view text, Stretch where) {
  const std::string_view inner = trimmed(piece(text, where));
  if (inner.empty()) return {where.begin, where.begin};
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

/// A whole day that a phrase names, or nothing; an impossible or ambiguous one counts as nothing here.
std::optional<Day> quiet_day(std::string_view phrase, Day today, Reading reading) {
  try {
    const auto span = date_span(phrase, today, reading);
    if (span && span->first == span->last) return span->first;
  } catch (const Error&) {
    return std::nullopt;
  }
  return std::nullopt;
}

/// Where the story ends and promises or questions begin: at the first `->`, `→` or `??`.
std::size_t end_of_story(std::string_view text) {
  return std::min({text.find("->"), text.find("→"), text.find("??"), text.size()});
}

/// `yesterday: ...`: all before the first colon and a space is a date.
bool read_leading_date(std::string_view text, Stretch story, Day today, Sentence& sentence) {
  const std::size_t colon = piece(text, story).find(':');
  if (colon == std::string_view::npos || colon + 1 > story.end) return false;
  if (colon + 1 < story.end && text[colon + 1] != ' ' && text[colon + 1] != '\n') return false;
  const Stretch before = trimmed_stretch(text, {story.begin, colon});
  if (before.end == before.begin) return false;
  const auto span = date_span(piece(text, before), today, Reading::past);
  if (!span) return false;
  sentence.date = day(piece(text, before), today, Reading::past);
  sentence.date_at = before;
  return true;
}

/// A phrase of two words or more, or a word that can be nothing but a day.
bool stands_by_itself(std::string_view phrase, std::size_t words, bool after_on) {
  if (words > 1 || after_on) return true;
  const std::string folded = fold(phrase);
  if (folded == "today" || folded == "yesterday" || folded == "tomorrow") return true;
  return parse_iso(folded).has_value();
}

bool inside_quotes(std::string_view text, std::size_t at) {
  return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '"') % 2 == 1;
}

/// The first date phrase that stands by itself, the longest at its place.
void read_date_inside(std::string_view text, Stretch story, const std::vector<Token>& words, Day today,
                      Sentence& sentence) {
  for (std::size_t i = 0; i < words.size() && words[i].where.end <= story.end; ++i) {
    if (words[i].off_limits || words[i].escaped || words[i].handle || inside_quotes(text, words[i].where.begin)) continue;
    const bool after_on = i > 0 && fold(piece(text, words[i - 1].where)) == "on";
    for (std::size_t count = std::min(longest_date, words.size() - i); count > 0; --count) {
      const Stretch where{words[i].where.begin, words[i + count - 1].where.end};
      if (where.end > story.end || piece(text, where).find_first_of("\".;!?:()") != std::string_view::npos) continue;
      if (!stands_by_itself(piece(text, where), count, after_on)) continue;
      const auto found = quiet_day(piece(text, where), today, Reading::past);
      if (!found || *found > today) continue;
      sentence.date = found;
      sentence.date_at = where;
      return;
    }
  }
}

/// A promise's text and the day at its end: `by friday`, `on 3 Dec`, `in 2 weeks`, `tomorrow`, `next monday`.
FoundPromise promise_from(std::string_view text, Stretch where, Day today) {
  const std::string_view whole = piece(text, where);
  FoundPromise promise{.text = std::string(whole), .by = {}, .where = where};
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (whole[at] != ' ' && (at == 0 || whole[at - 1] == ' ')) starts.push_back(at);
  }
  const std::size_t most = std::min(starts.size(), longest_date);
  for (std::size_t count = most; count > 0; --count) {
    const std::size_t start = starts[starts.size() - count];
    std::string_view phrase = whole.substr(start);
    while (!phrase.empty() && (phrase.back() == '.' || phrase.back() == '!')) phrase.remove_suffix(1);
    const auto found = quiet_day(phrase, today, Reading::future);
    if (!found) continue;
    const std::size_t index = starts.size() - count;
    const std::size_t before = index > 0 ? starts[index - 1] : start;
    const std::string word = index > 0 ? fold(whole.substr(before, start - before)) : std::string{};
    const bool has_word = word == "by" || word == "on" || word == "until" || word == "before";
    if (!has_word && !stands_by_itself(phrase, count, false) && !weekday_of_word(fold(phrase))) continue;
    const std::string_view rest = trimmed(whole.substr(0, has_word ? before : start));
    if (rest.empty()) continue;
    promise.text = rest;
    promise.by = found;
    return promise;
  }
  return promise;
}

/// What follows the story: `-> promise`, `?? question`, in any order.
void read_tail(std::string_view text, std::size_t from, Day today, Sentence& sentence) {
  while (from < text.size()) {
    const bool question = text.substr(from).starts_with("??");
    const std::size_t begin = from + (text.substr(from).starts_with("→") ? 3 : 2);
    const std::size_t end = begin < text.size() ? begin + end_of_story(text.substr(begin)) : text.size();
    const Stretch where = trimmed_stretch(text, {std::min(begin, text.size()), end});
    if (where.end > where.begin) {
      if (question) sentence.questions.emplace_back(piece(text, where));
      else sentence.promises.push_back(promise_from(text, where, today));
    }
    from = end;
  }
}

/// `**New Name**`
void read_new_names(std::string_view text, Sentence& sentence) {
  for (std::size_t at = text.find("**"); at != std::string_view::npos;) {
    const std::size_t end = text.find("**", at + 2);
    if (end == std::string_view::npos) return;
    const std::string_view name = trimmed(text.substr(at + 2, end - at - 2));
    if (!name.empty()) sentence.new_names.emplace_back(name);
    at = text.find("**", end + 2);
  }
}

std::string blanked(std::string text, Stretch where) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(where.begin), text.begin() + static_cast<std::ptrdiff_t>(where.end),
            '_');
  return text;
}

/// The text with what is no place for names blanked out: the date phrase and names that are new. Positions stay.
std::string without_dates_and_new_names(std::string_view text, const Sentence& sentence) {
  std::string kept(text);
  if (sentence.date_at) kept = blanked(std::move(kept), *sentence.date_at);
  for (std::size_t at = kept.find("**"); at != std::string::npos; at = kept.find("**", at + 2)) {
    const std::size_t end = kept.find("**", at + 2);
    if (end == std::string::npos) break;
    kept = blanked(std::move(kept), {at, end + 2});
  }
  return kept;
}

void read_people(std::string_view text, Stretch story, const Names& names, const Acquainted& acquainted,
                 Sentence& sentence) {
  const std::string searched = without_dates_and_new_names(text, sentence);
  const auto words = tokens(searched);
  Found here = find_people(searched, words, story, names, acquainted);
  sentence.people = std::move(here.people);
  sentence.ambiguous = std::move(here.ambiguous);
  sentence.unknown_names = std::move(here.unknown);
  std::erase_if(sentence.unknown_names, [](const std::string& name) { return name.find('_') != std::string::npos; });
  const Found later = find_people(searched, words, {story.end, text.size()}, names, acquainted);
  for (const auto& one : later.people) {
    const bool is_here = std::any_of(sentence.people.begin(), sentence.people.end(),
                                     [&](auto& other) { return other.person == one.person; });
    if (!is_here) sentence.mentioned.push_back(one);
  }
}

}  // namespace

Sentence read_sentence(std::string_view text, Day today, const Names& names, const Acquainted& acquainted) {
  Sentence sentence;
  const Stretch story{0, end_of_story(text)};
  if (!read_leading_date(text, story, today, sentence)) {
    read_date_inside(text, story, tokens(text), today, sentence);
  }
  read_new_names(text.substr(0, story.end), sentence);
  read_people(text, story, names, acquainted, sentence);
  const std::string_view told = text.substr(0, story.end);
  read_kind(told, tokens(told), sentence);
  sentence.tags = tags(text);
  read_tail(text, story.end, today, sentence);
  return sentence;
}

}  // namespace rapport::text
