#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "language/date_grammar.hpp"
#include "language/dates.hpp"

namespace rapport::language {
namespace {

/// The most words in a phrase, including the word before it.
constexpr std::size_t most_words = 9;

/// A word that introduces the due day of a promise.
bool says_by_when(std::string_view word) {
  return word == "by" || word == "on" || word == "until" || word == "till" || word == "before";
}

/// A word before a phrase that makes it part of something else: `read the friday report`, `the talk about monday`.
bool binds(std::string_view word) {
  constexpr std::array<std::string_view, 27> words{"since",   "from", "of",    "for",     "to",   "about", "the",
                                                   "a",       "each", "every", "next",    "last", "re",    "regarding",
                                                   "between", "than", "my",    "their",   "our",  "your",  "its",
                                                   "this",    "in",   "some",  "through", "as",   "dated"};
  return contains(words, word);
}

struct Word {
  std::string key;  ///< in lower case, without a final full stop
  Span where;
};

/// The words of a text from `from` on; commas and colons are words.
std::vector<Word> words_of(std::string_view text, std::size_t from, std::size_t most) {
  std::vector<Word> words;
  for (std::size_t at = from; at < text.size() && words.size() < most;) {
    const bool sign = text[at] == ',' || text[at] == ':';
    const auto stop = sign ? at + 1 : std::min(text.find_first_of(" \t\r\n,:(", at), text.size());
    if (stop > at) words.push_back({lower_ascii(text.substr(at, stop - at)), {at, stop}});
    at = std::max(stop, at + 1);
    if (!words.empty() && words.back().key.size() > 1 && words.back().key.back() == '.') words.back().key.pop_back();
  }
  return words;
}

std::vector<std::string_view> keys(const std::vector<Word>& words) {
  std::vector<std::string_view> keys;
  for (const Word& word : words) keys.push_back(word.key);
  return keys;
}

std::optional<DatePhrase> one_day(DateWords words, Day today) {
  const DatePhrase phrase = read_date(words, today, Reading::future);
  if (phrase.verdict != Verdict::date || phrase.span.first != phrase.span.last) return std::nullopt;
  return phrase;
}

/// The offset of the last words that could contain a phrase.
std::size_t tail(std::string_view text) {
  constexpr std::size_t longest = 120;
  if (text.size() <= longest) return 0;
  const auto space = text.find(' ', text.size() - longest);
  return space == std::string_view::npos ? text.size() : space;
}

}  // namespace

std::optional<FoundDay> final_day(std::string_view promise, Day today) {
  const std::string_view text = promise.substr(0, promise.find_last_not_of(" \t\r\n.,;!?)") + 1);
  const std::vector<Word> words = words_of(text, tail(text), std::string_view::npos);
  const auto all = keys(words);
  for (std::size_t at = all.size() > most_words ? all.size() - most_words : 0; at < all.size(); ++at) {
    const bool joined = says_by_when(all[at]);
    const auto phrase = one_day(DateWords(all).subspan(joined ? at + 1 : at), today);
    if (!phrase) continue;
    const bool free = phrase->bearing != Bearing::past && (at == 0 || !binds(all[at - 1]));
    if (!joined && !free) return std::nullopt;
    return FoundDay{phrase->span.first, {words[at].where.begin, promise.size()}};
  }
  return std::nullopt;
}

std::optional<FoundDay> first_day(std::string_view promise, Day today) {
  const std::vector<Word> words = words_of(promise, 0, most_words);
  const auto all = keys(words);
  const bool joined = !all.empty() && says_by_when(all[0]);
  for (std::size_t count = all.size(); count > (joined ? 1U : 0U); --count) {
    const auto phrase = one_day(DateWords(all).first(count).subspan(joined ? 1 : 0), today);
    if (!phrase || (!joined && phrase->bearing != Bearing::future)) continue;
    const bool sign = count < all.size() && (all[count] == "," || all[count] == ":");
    return FoundDay{phrase->span.first, {words[0].where.begin, words[sign ? count : count - 1].where.end}};
  }
  return std::nullopt;
}

}  // namespace rapport::language
