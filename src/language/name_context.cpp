#include "language/name_context.hpp"

#include <algorithm>
#include <array>

#include "base/names.hpp"
#include "base/strings.hpp"
#include "language/kind_words.hpp"
#include "language/lexicon.hpp"

namespace rapport::language {
namespace {

/// Particles that cannot occur at this place in an English sentence: `Grace van der Berg`, but not `Grace do`.
bool joins_surname(std::string_view word) {
  constexpr std::array<std::string_view, 17> particles{"van", "von", "der", "den", "de",  "del",  "della", "di", "da",
                                                       "dos", "du",  "zu",  "af",  "bin", "bint", "ibn",   "dal"};
  return contains(particles, word);
}

bool is_verb_like(std::string_view word) { return word.size() > 4 && (word.ends_with("ed") || word.ends_with("ing")); }

}  // namespace

std::string_view NameContext::key(std::size_t at) const {
  return at < tokens_.size() && tokens_[at].is_word() ? std::string_view(tokens_[at].key) : std::string_view{};
}

Gap NameContext::before(std::size_t at) const {
  return at == 0 || at >= tokens_.size() ? Gap::none : gap(text_, tokens_[at - 1], tokens_[at]);
}

std::string_view NameContext::previous(std::size_t at) const {
  return before(at) == Gap::blank ? key(at - 1) : std::string_view{};
}

bool NameContext::has_digit(std::size_t at) const {
  return key(at).find_first_of("0123456789") != std::string_view::npos;
}

bool NameContext::looks_like_name(std::size_t at) const {
  if (at >= tokens_.size()) return false;
  const Token& token = tokens_[at];
  const auto word = token.bare_key();
  if (!token.is_word() || !token.capital || token.opens || token.shouted || has_digit(at)) return false;
  constexpr std::array<std::string_view, 10> additions{"jr",  "sr",  "phd", "md",   "co",
                                                       "inc", "ltd", "llc", "gmbh", "corp"};
  if (contains(additions, word)) return false;
  return word != "i" && !token.function && !is_weekday_name(word) && !is_kind_word(word) && !is_title(word);
}

std::size_t NameContext::surname(std::size_t at) const {
  std::size_t end = at;
  const auto goes_on = [&] { return end < tokens_.size() && before(end) == Gap::blank && tokens_[end - 1].bare == 0; };
  while (goes_on() && joins_surname(key(end)) && end < at + 3) ++end;
  const std::size_t particles = end;
  const bool shouting = at > 0 && tokens_[at - 1].shouted;
  const auto is_name = [&] {
    if (!goes_on() || tokens_[end].unspaced) return false;
    const bool date = is_month_name(key(end)) && has_digit(end + 1);
    return !date && (looks_like_name(end) ||
                     (shouting && tokens_[end].shouted && !tokens_[end].function && !is_kind_word(key(end))));
  };
  // No surname is longer.
  while (is_name() && end < particles + 3) ++end;
  return end == particles ? 0 : end - at;
}

bool NameContext::may_be_first_name(std::size_t at) const {
  const Token& token = tokens_[at];
  const auto word = token.bare_key();
  if (!token.is_word() || token.bare != 0 || !token.capital || token.unspaced || has_digit(at)) return false;
  if (token.function || is_weekday_name(word) || is_kind_word(word) || is_title(word)) return false;
  if (token.opens && (addresses(word) || is_verb_like(word))) return false;
  // In `CEO Nair`, the word in capitals is an office.
  return !token.shouted || tokens_[std::min(at + 1, tokens_.size() - 1)].shouted;
}

bool NameContext::is_lone_last_name(std::size_t at) const {
  const Gap held = before(at);
  if (held == Gap::dot) return is_title(key(at - 1)) || key(at - 1).size() > 1;
  if (held != Gap::blank) return true;
  const Token& token = tokens_[at - 1];
  if (!token.is_word() || token.bare != 0) return true;
  if (tokens_[at].capital) return !may_be_first_name(at - 1);
  return token.function || is_title(token.key) || addresses(token.key) || is_kind_word(token.key) ||
         is_weekday_name(token.key);
}

bool NameContext::follows_a_name(std::size_t at) const {
  if (before(at) != Gap::blank || !tokens_[at].capital || !may_be_first_name(at - 1)) return false;
  // The first word of a sentence is a name only if it is not a common word: `Dear Priya`, `Good Priya`.
  return !tokens_[at - 1].opens || !is_common_word(tokens_[at - 1].key);
}

bool NameContext::ends_like_name(std::size_t at) const {
  constexpr std::array<std::string_view, 22> followers{
      "about", "re",   "regarding", "yesterday", "today", "tonight", "last", "this", "and", "or",         "at",
      "in",    "over", "via",       "who",       "with",  "und",     "y",    "et",   "on",  "discussing", "where"};
  if (at + 1 >= tokens_.size()) return true;
  const Gap next = before(at + 1);
  if (next == Gap::blank) return !tokens_[at + 1].is_word() || contains(followers, key(at + 1));
  return next != Gap::none || tokens_[at + 1].where.begin > tokens_[at].where.end;
}

bool NameContext::is_thing(std::size_t at) const {
  constexpr std::array<std::string_view, 22> owners{"the",   "a",      "an",   "my",   "his",  "her",   "our",  "their",
                                                    "your",  "in",     "this", "last", "next", "every", "each", "since",
                                                    "until", "during", "some", "any",  "no",   "its"};
  constexpr std::array<std::string_view, 10> of_months{"by",     "of",    "early", "late", "mid",
                                                       "before", "after", "from",  "to",   "on"};
  const auto word = tokens_[at].bare_key();
  const auto held = previous(at);
  if (!held.empty() && contains(owners, held)) return true;
  if (!is_month_name(word)) return false;
  const bool figure =
      (before(at) == Gap::blank && has_digit(at - 1)) || (before(at + 1) == Gap::blank && has_digit(at + 1));
  return figure || (!held.empty() && contains(of_months, held));
}

bool NameContext::is_label(std::size_t at) const {
  if (previous(at) != "the" && previous(at) != "a") return false;
  const auto next = before(at + 1) == Gap::blank ? key(at + 1) : std::string_view{};
  return !next.empty() && !tokens_[at + 1].capital && !tokens_[at + 1].function && tokens_[at].bare == 0;
}

bool NameContext::is_town(std::size_t at) const {
  constexpr std::array<std::string_view, 7> places{"in", "near", "around", "outside", "into", "across", "visited"};
  constexpr std::array<std::string_view, 3> ways{"to", "from", "at"};
  if (!is_place(tokens_[at].bare_key())) return false;
  const auto held = previous(at);
  if (contains(places, held)) return true;
  const auto what = at > 0 ? previous(at - 1) : std::string_view{};
  return contains(ways, held) && !is_kind_word(what) && !addresses(what);
}

bool NameContext::expects_name(std::size_t at) const {
  const auto held = previous(at);
  if (held == "called" && at > 1 && introduces_a_name(key(at - 2))) return false;
  if (held == "with" || (addresses(held) && held != "at")) return true;
  const auto what = at > 0 ? previous(at - 1) : std::string_view{};
  return (held == "from" || held == "to") && (is_kind_word(what) || addresses(what));
}

}  // namespace rapport::language
