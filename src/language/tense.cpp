#include "language/tense.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"

namespace rapport::language {
namespace {

/// How far back in its clause a word can mark a day or time as future.
constexpr std::size_t clause_bytes = 60;

}  // namespace

bool ends_clause(std::string_view gap) {
  return gap.find_first_of(",.;:!?()\n") != std::string_view::npos || gap.find("—") != std::string_view::npos;
}

bool is_future_word(std::string_view word, std::string_view before) {
  constexpr std::array<std::string_view, 6> subjects{"who", "she", "he", "it", "which", "that"};
  constexpr std::array<std::string_view, 4> told{"was", "has", "says", "this"};
  const bool present = word.size() > 2 && word.back() == 's' && word[word.size() - 2] != 's' && !contains(told, word);
  if (present && contains(subjects, before)) return true;
  constexpr std::array<std::string_view, 67> words{
      "will",     "is",         "are",       "going",   "plans",    "planned", "planning",  "wants",     "starts",
      "starting", "leaves",     "leaving",   "moving",  "she's",    "he's",    "they're",   "we're",     "i'm",
      "i'll",     "we'll",      "she'll",    "he'll",   "they'll",  "it's",    "that's",    "should",    "scheduled",
      "arrives",  "needs",      "must",      "flies",   "lands",    "can",     "can't",     "shall",     "let's",
      "lets",     "could",      "would",     "agreed",  "arranged", "booked",  "suggested", "proposed",  "invited",
      "invites",  "wanted",     "want",      "hope",    "hopes",    "hoping",  "expects",   "expecting", "reminded",
      "plan",     "scheduling", "schedule",  "propose", "suggests", "leave",   "return",    "returns",   "returning",
      "travels",  "travelling", "traveling", "flying"};
  return contains(words, word);
}

bool is_in_future_clause(std::string_view text, std::size_t at) {
  std::size_t from = at - std::min(at, clause_bytes);
  while (from < at && (text[from] & 0xc0) == 0x80) ++from;
  bool ahead = false;
  std::string before;
  std::size_t end = from;
  for (auto word = next_word(text, from); word && word->begin < at; word = next_word(text, word->end)) {
    if (ends_clause(text.substr(end, word->begin - end))) ahead = false;
    end = word->end;
    const auto written = text.substr(word->begin, word->end - word->begin);
    // `Will` is a name, `will` is not.
    const std::string key = written.size() < 20 ? word_key(written) : std::string{};
    ahead = ahead || (written != "Will" && is_future_word(key, before));
    before = key;
  }
  return ahead && !ends_clause(text.substr(std::min(end, at), at - std::min(end, at)));
}

std::string without_quotations(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{
      {{"\"", "\""}, {"\u201c", "\u201d"}, {"\u201e", "\u201c"}, {"\u00ab", "\u00bb"}, {"\u300c", "\u300d"}}};
  std::string result(text);
  for (std::size_t at = 0; at < text.size();) {
    const auto* const mark =
        std::ranges::find_if(marks, [&](auto& one) { return text.substr(at).starts_with(one.first); });
    const auto line = text.substr(at, text.find('\n', at) - at);
    const auto close = mark == marks.end() ? std::string_view::npos : line.find(mark->second, mark->first.size());
    if (close == std::string_view::npos) {
      at += 1;
      continue;
    }
    const std::size_t size = close + mark->second.size();
    // A text that is quoted as a whole contains no quotation.
    const bool whole = trimmed(text).size() == size;
    if (!whole) std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(at), size, '"');
    at += size;
  }
  return result;
}

}  // namespace rapport::language
