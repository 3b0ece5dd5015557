#include "language/directions.hpp"

#include "base/strings.hpp"

namespace rapport::language {
namespace {

/// A word that may stand between a subject and its verb: `Priya just called`.
bool is_adverb(std::string_view word) {
  constexpr std::array<std::string_view, 16> words{"just",    "also",    "finally",  "then", "later", "again",
                                                   "kindly",  "quickly", "even",     "has",  "had",   "have",
                                                   "already", "briefly", "actually", "only"};
  return contains(words, word);
}

bool is_they(std::string_view word) {
  constexpr std::array<std::string_view, 5> words{"she", "he", "they", "who", "someone"};
  return contains(words, word);
}

bool joins(std::string_view word) { return word == "and" || word == "or" || word == "but" || word == "to"; }

bool is_us(std::string_view word) { return word == "me" || word == "us"; }

std::optional<FoundWord> said(std::string_view value, Span where) { return FoundWord{std::string(value), where}; }

/// Whether the subject of the verb is somebody else.
bool they_do(const ClauseTokens& words, std::size_t at) {
  std::size_t place = at;
  while (place > 0 && !words.parted(place)) {
    --place;
    if (words.is_name(place) || is_they(words.key(place))) {
      // In `with Priya called Marco`, Priya is not the subject.
      std::size_t first = place;
      while (first > 0 && words.is_name(first - 1)) --first;
      const auto before = words.back(first, 1);
      return before != "with" && before != "to" && before != "from";
    }
    if (!is_adverb(words.key(place))) return false;
  }
  return false;
}

/// `Priya called`, `she called me`, `called Priya`
std::optional<FoundWord> of_verb(const ClauseTokens& words, std::size_t at, std::size_t count) {
  const Span where = words.where(at, count);
  const std::size_t next = at + count;
  for (std::size_t place = next; place < next + 5 && !words.parted(place); ++place) {
    if (is_us(words.key(place))) return said("in", where);
  }
  const auto after = words.parted(next) ? std::string_view{} : words.key(next);
  if (after == "by") return said("in", where);
  if (after == "with" || (after == "back" && words.key(next + 1) == "and")) return std::nullopt;
  if (they_do(words, at)) {
    const bool another = words.is_name(next) && !words.parted(next);
    return another ? std::nullopt : said("in", where);
  }
  const auto before = words.parted(at) ? std::string_view{} : words.back(at, 1);
  if (words.is_name(next) || is_somebody(after) || after == "to" || after == "back") return said("out", where);
  if (before == "i" || before == "we" || words.token(at).opens || words.parted(at) || joins(before))
    return said("out", where);
  // `the recruiter called`
  return is_adverb(before) || before.ends_with("ly") ? std::nullopt : said("in", where);
}

/// `email from Priya`, `got a card`, `sent a gift`, `Priya sent me a letter`, `got her a gift`
std::optional<FoundWord> of_noun(const ClauseTokens& words, std::size_t at, std::size_t count) {
  constexpr std::array<std::string_view, 5> taken{"got", "received", "get", "took", "had"};
  constexpr std::array<std::string_view, 12> given{"sent",    "wrote",   "gave", "posted", "mailed", "bought",
                                                   "brought", "dropped", "shot", "left",   "fired",  "made"};
  const Span where = words.where(at, count);
  const auto after = words.parted(at + count) ? std::string_view{} : words.key(at + count);
  if (after == "from") return said("in", where);
  for (std::size_t steps = 1; steps <= 6 && steps <= at; ++steps) {
    if (words.parted(at - steps + 1)) break;
    const auto word = words.back(at, steps);
    if (is_us(word)) return said("in", where);
    const bool to_somebody = words.is_name(at - steps + 1) || is_somebody(words.key(at - steps + 1));
    if (contains(taken, word)) {
      if (to_somebody) return word == "got" ? said("out", where) : std::nullopt;
      if (word != "had") return said("in", where);
      return std::nullopt;
    }
    if (contains(given, word)) return they_do(words, at - steps) ? said("in", where) : said("out", where);
  }
  if (after == "to" || (after == "for" && words.is_name(at + count + 1))) return said("out", where);
  return std::nullopt;
}

/// Phrases for an attempt; `~` is a name, `her`, `him` or nothing.
constexpr std::array<std::string_view, 52> missed{"no answer",
                                                  "no reply",
                                                  "no response",
                                                  "didn't answer",
                                                  "didn't reply",
                                                  "didn't respond",
                                                  "didn't pick up",
                                                  "did not answer",
                                                  "did not reply",
                                                  "did not respond",
                                                  "did not pick up",
                                                  "couldn't reach",
                                                  "could not reach",
                                                  "wasn't reachable",
                                                  "not reachable",
                                                  "unreachable",
                                                  "tried to call",
                                                  "tried to reach",
                                                  "tried to phone",
                                                  "tried calling",
                                                  "tried phoning",
                                                  "tried reaching",
                                                  "tried to get hold of",
                                                  "tried ringing",
                                                  "left ~ a message",
                                                  "left ~ a voicemail",
                                                  "left ~ voicemail",
                                                  "left ~ a vm",
                                                  "left ~ a voice message",
                                                  "voicemail",
                                                  "not reached",
                                                  "went to voicemail",
                                                  "couldn't get hold of",
                                                  "couldn't get through",
                                                  "could not get through",
                                                  "can't reach",
                                                  "line was busy",
                                                  "line busy",
                                                  "no luck reaching",
                                                  "nobody answered",
                                                  "no one answered",
                                                  "nobody picked up",
                                                  "no one picked up",
                                                  "not picking up",
                                                  "hasn't answered",
                                                  "hasn't replied",
                                                  "never picked up",
                                                  "never answered",
                                                  "never replied",
                                                  "no pickup",
                                                  "failed to reach",
                                                  "tried ~ but"};

/// Phrases that say they were reached after all.
constexpr std::array<std::string_view, 8> reached{"got through",    "finally reached", "called back",
                                                  "called me back", "finally spoke",   "then spoke",
                                                  "finally talked", "rang back"};

/// `Priya left me a voicemail`, `got a voicemail`
bool came_in(const ClauseTokens& words, std::size_t at) {
  for (std::size_t steps = 1; steps <= 3 && steps <= at && !words.parted(at - steps + 1); ++steps) {
    const auto word = words.back(at, steps);
    if (is_us(word) || word == "got" || word == "received") return true;
  }
  return false;
}

}  // namespace

std::optional<FoundWord> direction(const ClauseTokens& words, std::size_t at, std::size_t count, const KindWord& kind) {
  constexpr std::array<std::string_view, 6> sent{"call", "message", "email", "letter", "card", "gift"};
  constexpr std::array<std::string_view, 5> mutual{"phone", "speaking", "spoke", "spoken", "telephone"};
  if (!contains(sent, kind.kind) || (contains(mutual, kind.word) && kind.form == KindWord::Form::noun))
    return std::nullopt;
  return kind.form == KindWord::Form::verb ? of_verb(words, at, count) : of_noun(words, at, count);
}

std::optional<Span> attempt_at(const ClauseTokens& words, std::size_t at) {
  constexpr std::array<std::string_view, 19> beginnings{
      "no",    "didn't",    "did",  "couldn't", "could",  "wasn't", "not",   "unreachable", "tried", "left",
      "can't", "voicemail", "went", "line",     "nobody", "hasn't", "never", "failed",      "got"};
  if (!contains(beginnings, words.key(at))) return std::nullopt;
  for (const auto phrase : missed) {
    const std::size_t count = words.says(at, phrase);
    if (count == 0) continue;
    const auto next = words.parted(at + count) ? std::string_view{} : words.key(at + count);
    // `no answer to her question` and `she had no answer` are about something else; `a voicemail from Priya` is
    // incoming.
    if (phrase.starts_with("no ") && (next == "to" || (is_they(words.back(at, 2)) && !words.parted(at))))
      return std::nullopt;
    if (phrase == "voicemail" && (next == "from" || next == "greeting" || came_in(words, at))) return std::nullopt;
    if (phrase.starts_with("left ") && they_do(words, at)) return std::nullopt;
    if (is_us(words.key(at + 1))) return std::nullopt;
    for (std::size_t place = at + count; place < words.size(); ++place) {
      const bool after_all = std::ranges::any_of(reached, [&](auto one) { return words.says(place, one) > 0; });
      if (after_all) return std::nullopt;
    }
    return words.where(at, count);
  }
  return std::nullopt;
}

}  // namespace rapport::language
