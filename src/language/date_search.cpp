#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "language/date_grammar.hpp"
#include "language/dates.hpp"
#include "language/kind_words.hpp"
#include "language/lexicon.hpp"
#include "language/tense.hpp"

namespace rapport::language {
namespace {

/// The most words in a phrase: `on tuesday, the 3rd of November 2025`.
constexpr std::size_t most_words = 8;
/// How many words back in a clause a word can mark a day as future.
constexpr std::size_t clause_words = 8;

/// A word before a phrase that makes it part of something else: `since friday`, `the tuesday group`.
bool binds(std::string_view word) {
  constexpr std::array<std::string_view, 43> words{
      "half",      "since",   "until", "till", "by",   "before",  "after", "from",   "of",    "for",       "to",
      "due",       "about",   "the",   "a",    "each", "every",   "next",  "last",   "is",    "are",       "re",
      "regarding", "between", "than",  "my",   "her",  "his",     "their", "our",    "your",  "its",       "on",
      "be",        "born",    "this",  "in",   "some", "through", "as",    "around", "dated", "concerning"};
  return contains(words, word);
}

/// A word before `a week ago` that may precede it.
bool may_precede(std::string_view word) {
  return word == "about" || word == "around" || word == "almost" || word == "nearly" || word == "over" ||
         word == "some";
}

/// A word that makes its clause about another day than that of the interaction.
bool is_about_another_day(std::string_view word) {
  constexpr std::array<std::string_view, 6> words{"birthday", "anniversary", "deadline", "due", "born", "wedding"};
  return contains(words, word);
}

/// A word that may follow a phrase: `friday at noon`, `nov 3 with Anna`.
bool may_follow(std::string_view word) {
  constexpr std::array<std::string_view, 22> words{
      "about", "at", "over", "with", "and",       "in",  "re",    "via",  "by", "on",    "we",
      "i",     "he", "she",  "they", "regarding", "but", "where", "when", "to", "after", "before"};
  return contains(words, word);
}

bool joins_days(std::string_view word) {
  return word == "and" || word == "or" || word == "to" || word == "through" || word == "till" || word == "until";
}

bool starts_phrase(std::string_view word) {
  constexpr std::array<std::string_view, 11> words{"on",   "today", "tonight", "yesterday", "tomorrow", "this",
                                                   "last", "next",  "in",      "the",       "half"};
  if (word.empty() || word.size() > 14) return false;
  return contains(words, word) || month_number(word) != 0 || weekday_number(word) != 0 ||
         count_word(word).has_value() || (is_digit(word[0]));
}

/// Names of days and, in lower case, months that are also other words.
bool is_word_as_well(std::string_view word) {
  const std::string lower = lower_ascii(word);
  return lower == "sat" || lower == "sun" || lower == "wed" || word == "may" || word == "march";
}

/// A hostile text may be long; dates are searched only in this part.
constexpr std::size_t most_bytes = 64 * 1024;

bool is_blank(std::string_view gap) { return gap.find('\n') == std::string_view::npos && trimmed(gap).empty(); }

/// A sentence and its words.
class Search {
 public:
  Search(std::string_view text, Day today) : text_(text), today_(today) {
    for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) words_.push_back(*word);
  }

  std::optional<FoundDay> first() const {
    for (std::size_t at = 0; at < words_.size();) {
      if (!starts_phrase(lower(at)) || !may_start_phrase(at)) {
        ++at;
        continue;
      }
      const Candidate candidate = longest_from(at);
      if (candidate.words == 0) {
        ++at;
      } else if (stands_alone(at, candidate)) {
        return found(at, candidate);
      } else {
        at += candidate.words;
        // `between monday and friday` names neither day.
        if (at + 1 < words_.size() && joins_days(lower(at)) && longest_from(at + 1).words > 0) {
          at += 1 + longest_from(at + 1).words;
        }
      }
    }
    return std::nullopt;
  }

 private:
  struct Candidate {
    std::size_t words = 0;
    Day day;
    Bearing bearing = Bearing::exact;
    bool short_unit = false;  ///< `last month`, which may belong to what follows
  };

  std::string_view text_;
  Day today_;
  std::vector<WordSpan> words_;

  std::string_view word(std::size_t at) const {
    return text_.substr(words_[at].begin, words_[at].end - words_[at].begin);
  }
  std::string lower(std::size_t at) const { return word(at).size() > 20 ? std::string{} : lower_ascii(word(at)); }
  std::string_view gap_before(std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : words_[at - 1].end;
    return text_.substr(begin, (at == words_.size() ? text_.size() : words_[at].begin) - begin);
  }
  bool begins_sentence(std::size_t at) const {
    return at == 0 || gap_before(at).find_first_of(".!?:\n") != std::string_view::npos;
  }
  bool ends_clause_after(std::size_t at) const { return at + 1 == words_.size() || ends_clause(gap_before(at + 1)); }

  FoundDay found(std::size_t at, const Candidate& candidate) const {
    return {candidate.day, {words_[at].begin, words_[at + candidate.words - 1].end}};
  }

  /// A number matters only before a unit or a month, and `the` before a day.
  bool may_start_phrase(std::size_t at) const {
    const std::string figure = lower(at);
    if (figure == "the") {
      const std::string next = at + 1 < words_.size() ? lower(at + 1) : std::string{};
      return next == "day" || next == "end" || (!next.empty() && is_digit(next[0]));
    }
    if (!count_word(figure) || figure.size() == 4) return true;
    const std::string next = at + 1 < words_.size() ? lower(at + 1) : std::string{};
    return is_unit(next) || month_number(next) != 0 || next == "of" || next == "couple";
  }

  Candidate longest_from(std::size_t begin) const {
    std::vector<std::string> lowered;
    std::vector<std::size_t> ends;  // the end of each word in `lowered`
    for (std::size_t at = begin; at < words_.size() && at < begin + most_words; ++at) {
      const auto gap = at == begin ? std::string_view{} : gap_before(at);
      if (at > begin && !is_blank(gap) && gap != ", " && gap != ". ") break;
      if (gap == ", ") lowered.emplace_back(",");
      lowered.push_back(slashed(at) ? std::string{} : lower(at));
      if (lowered.back().empty()) break;
      ends.push_back(lowered.size());
    }
    const std::vector<std::string_view> views(lowered.begin(), lowered.end());
    for (std::size_t count = ends.size(); count > 0; --count) {
      const DatePhrase phrase = read_date(DateWords(views).first(ends[count - 1]), today_, Reading::past);
      if (phrase.verdict != Verdict::date || phrase.span.first != phrase.span.last) continue;
      return {count, phrase.span.first, phrase.bearing, count == 2 && weekday_number(views[1]) == 0};
    }
    return {};
  }

  /// Whether the word is part of `03/04`, a tag, a handle or an address, or is escaped.
  bool slashed(std::size_t at) const {
    constexpr std::string_view before = "#@\\/+=$&%~<>|";
    constexpr std::string_view after = "/@\\=%$&~<>|+";
    const auto [begin, end] = words_[at];
    return (begin > 0 && before.find(text_[begin - 1]) != std::string_view::npos) ||
           (end < text_.size() && after.find(text_[end]) != std::string_view::npos);
  }

  bool stands_alone(std::size_t at, const Candidate& candidate) const {
    const std::size_t last = at + candidate.words - 1;
    const bool adjacent = at > 0 && is_blank(gap_before(at));
    const bool ago = lower(last) == "ago" && may_precede(at == 0 ? std::string{} : lower(at - 1));
    if (adjacent && !ago && binds(lower(at - 1))) return false;
    if (is_subject(at) || is_in_a_title(at) || belongs_to_event(at)) return false;
    if (clause_forbids(at, candidate.bearing) || asks(last)) return false;
    const bool on = lower(at) == "on";
    const bool start = begins_sentence(at);
    const bool end = ends_clause_after(last);
    if (candidate.bearing == Bearing::future || candidate.day > today_) {
      return (start || on || (end && follows_name(at))) && (end || start);
    }
    if (candidate.bearing == Bearing::present) return true;
    if (candidate.bearing == Bearing::past && !candidate.short_unit) return true;
    if (is_word_as_well(word(at))) return end;
    return on || start || end || may_follow(lower(last + 1));
  }

  /// `re: next friday`
  bool is_subject(std::size_t at) const {
    const std::string before = at > 0 ? lower(at - 1) : std::string{};
    return (before == "re" || before == "regarding" || before == "subject") && trimmed(gap_before(at)) == ":";
  }

  bool is_capital(std::size_t at) const { return is_upper(code_point(word(at), 0).value); }

  /// `Ruby Tuesday`, `Taco Tuesday`, `Sunday Times`: a weekday in a title.
  bool is_in_a_title(std::size_t at) const {
    if (!is_capital(at) || weekday_number(lower(at)) == 0) return false;
    constexpr std::array<std::string_view, 8> behind{"times",  "mass", "roast", "market",
                                                     "school", "club", "group", "league"};
    if (at + 1 < words_.size() && is_blank(gap_before(at + 1)) && contains(behind, lower(at + 1))) return true;
    if (at == 0 || !is_blank(gap_before(at)) || !is_capital(at - 1)) return false;
    const std::string before = lower(at - 1);
    if (is_kind_word(before) || is_function_word(before) || addresses(before) || month_number(before) != 0)
      return false;
    const std::string held = at > 1 && is_blank(gap_before(at - 1)) ? lower(at - 2) : std::string{};
    return held.empty() || held == "at" || held == "on" || held == "a" || held == "the" || held == "for";
  }

  /// `about the meeting on monday`, `before her flight on friday`: the day belongs to the meeting.
  bool belongs_to_event(std::size_t at) const {
    constexpr std::array<std::string_view, 22> events{
        "meeting",   "trip",       "party",   "flight",   "demo",         "launch", "wedding", "exam",
        "interview", "conference", "game",    "visit",    "move",         "talk",   "event",   "review",
        "deadline",  "deal",       "offsite", "workshop", "presentation", "concert"};
    constexpr std::array<std::string_view, 8> topics{"about", "regarding", "re",         "before",
                                                     "after", "discussed", "discussing", "planning"};
    if (at == 0 || !is_blank(gap_before(at)) || !contains(events, lower(at - 1))) return false;
    for (std::size_t back = at - 1; back > 0 && back + clause_words > at; --back) {
      if (ends_clause(gap_before(back))) return false;
      if (contains(topics, lower(back - 1))) return true;
    }
    return false;
  }

  /// Whether the sentence is a question, as in `can we meet on friday?`
  bool asks(std::size_t last) const {
    const auto end = text_.find_first_of(".!?\n", words_[last].end);
    return end != std::string_view::npos && text_[end] == '?';
  }

  bool clause_forbids(std::size_t at, Bearing bearing) const {
    for (std::size_t back = at; back > 0 && back + clause_words > at; --back) {
      if (ends_clause(gap_before(back))) return false;
      // `Will` is a name, `will` is not.
      const bool capital = is_upper(code_point(word(back - 1), 0).value) && lower(back - 1) == "will";
      const std::string next = back == at ? std::string("is") : lower(back);
      const bool dated = next == "is" || next == "was" || next == "on" || next == "are";
      if (is_about_another_day(lower(back - 1)) && dated) return true;
      const bool open = bearing == Bearing::loose || bearing == Bearing::exact || bearing == Bearing::future;
      const std::string before = back > 1 && !ends_clause(gap_before(back - 1)) ? lower(back - 2) : std::string{};
      if (open && !capital && is_future_word(lower(back - 1), before)) return true;
    }
    return false;
  }

  /// Whether the phrase directly follows a possible name: `with Marco tomorrow`.
  bool follows_name(std::size_t at) const {
    if (at == 0 || !is_blank(gap_before(at))) return false;
    if (is_upper(code_point(word(at - 1), 0).value)) return true;
    const std::string before = at > 1 ? lower(at - 2) : std::string{};
    return before == "with" || before == "and" || before == "met" || before == "call" || before == "meet";
  }
};

}  // namespace

std::optional<FoundDay> find_day(std::string_view sentence, Day today) {
  return Search(sentence.substr(0, most_bytes), today).first();
}

}  // namespace rapport::language
