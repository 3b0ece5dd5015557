#include "language/name_matches.hpp"

#include <algorithm>
#include <optional>

#include "base/names.hpp"
#include "base/word_break.hpp"
#include "language/lexicon.hpp"
#include "language/name_context.hpp"

namespace rapport::language {
namespace {

using Certainty = NameMatch::Certainty;

/// The most words looked up at once; longer names are found by their first words.
constexpr std::size_t widest = 4;

bool all_are(const std::vector<NameCandidate>& candidates, NameKind kind) {
  return std::ranges::all_of(candidates, [kind](auto& one) { return one.kind == kind; });
}

class Matcher {
 public:
  Matcher(std::string_view text, const std::vector<Token>& tokens, NameIndex& index)
      : text_(text), tokens_(tokens), index_(index), context_(text, tokens) {}

  std::vector<NameMatch> run() && {
    for (std::size_t at = 0; at < tokens_.size();) {
      if (auto match = match_at(at)) {
        at += match->count;
        found_.push_back(std::move(*match));
        continue;
      }
      if (tokens_[at].is_word() && tokens_[at].unspaced) {
        for (auto& match : match_unspaced(text_, tokens_, at, index_)) found_.push_back(std::move(match));
      }
      ++at;
    }
    return std::move(found_);
  }

 private:
  std::string_view text_;
  const std::vector<Token>& tokens_;
  NameIndex& index_;
  NameContext context_;
  std::vector<NameMatch> found_;

  NameMatch match(std::size_t at, std::size_t count, Certainty certainty, std::vector<NameCandidate> candidates) const {
    NameMatch result{.certainty = certainty, .part = tokens_[at].part, .first = at, .count = count};
    const Token& last = tokens_[at + count - 1];
    result.where = {tokens_[at].where.begin, last.where.end};
    result.candidates = std::move(candidates);
    if (certainty == Certainty::unknown)
      result.written = text_.substr(result.where.begin, length_without_ending(result.where, last));
    return result;
  }

  /// The bytes of a name as written, without `'s`.
  std::size_t length_without_ending(Span where, const Token& last) const {
    if (last.bare == 0) return where.end - where.begin;
    const auto word = text_.substr(last.where.begin, last.where.end - last.where.begin);
    // Folding may drop letters but not apostrophes: the last apostrophe ends the name.
    const auto end = std::max(word.rfind('\'') + 1, word.rfind("\u2019") + 1);
    return end == 0 ? where.end - where.begin : last.where.begin + end - 1 - where.begin;
  }

  std::optional<NameMatch> match_at(std::size_t at) {
    const Token& token = tokens_[at];
    switch (token.kind) {
      case Token::Kind::handle: {
        auto candidates = index_.with(NameKind::handle, token.key);
        return match(at, 1, candidates.empty() ? Certainty::unknown : Certainty::sure, std::move(candidates));
      }
      case Token::Kind::email: {
        auto candidates = index_.with(NameKind::email, token.key);
        if (candidates.empty()) return std::nullopt;
        return match(at, 1, Certainty::sure, std::move(candidates));
      }
      case Token::Kind::new_name: {
        auto candidates = index_.named(name_key(token.key));
        std::erase_if(candidates, [](auto& one) { return one.kind != NameKind::full; });
        NameMatch result =
            match(at, 1, candidates.empty() ? Certainty::new_name : Certainty::sure, std::move(candidates));
        result.written = token.key;
        return result;
      }
      case Token::Kind::word:
        return word(at);
      default:
        return std::nullopt;
    }
  }

  std::optional<NameMatch> word(std::size_t at) {
    std::size_t count = reach(at);
    for (; count > 0; --count) {
      if (auto found = window(at, count)) return found;
    }
    return unknown(at);
  }

  /// How many words from here could be one name.
  std::size_t reach(std::size_t at) const {
    std::size_t count = 1;
    while (count < widest && at + count < tokens_.size() && tokens_[at + count].is_word()) {
      const Token& last = tokens_[at + count - 1];
      const Gap held = context_.before(at + count);
      const bool dotted = held == Gap::dot && (last.key.size() == 1 || is_title(last.key) || last.key == "st");
      if (last.bare != 0 || (held != Gap::blank && !dotted)) break;
      ++count;
    }
    return count;
  }

  /// A word that no name starts or ends with, unless it has a capital.
  bool is_filler(std::size_t at) const {
    const Token& token = tokens_[at];
    return token.function && (!token.capital || token.opens);
  }

  std::optional<NameMatch> window(std::size_t at, std::size_t count) {
    if (is_filler(at) && (count == 1 || !tokens_[at].capital)) return std::nullopt;
    if (count > 1 && is_filler(at + count - 1)) return std::nullopt;
    if (count == 1 && tokens_[at].bare_key().size() == 1) return one_letter(at);
    std::vector<NameCandidate> candidates = lookup(at, count);
    if (count > 1 && !initial_fits(at + count - 1)) {
      std::erase_if(candidates, [](auto& one) { return one.kind == NameKind::initial; });
    }
    if (candidates.empty()) return std::nullopt;
    if (const auto longer = whole_name(at, candidates)) return longer;
    return judged(at, count, std::move(candidates));
  }

  /// A single letter, which is rarely a person.
  std::optional<NameMatch> one_letter(std::size_t at) {
    if (!tokens_[at].capital || tokens_[at].bare_key() == "i") return std::nullopt;
    auto candidates = index_.named(std::string(tokens_[at].bare_key()));
    std::erase_if(candidates, [](auto& one) { return one.kind != NameKind::full && one.kind != NameKind::alias; });
    // `X Chen` is somebody else.
    if (candidates.empty() || context_.surname(at + 1) > 0) return std::nullopt;
    const bool wanted = context_.expects_name(at) && context_.ends_like_name(at);
    return match(at, 1, wanted ? Certainty::sure : Certainty::doubtful, std::move(candidates));
  }

  std::vector<NameCandidate> lookup(std::size_t at, std::size_t count) {
    std::string key;
    for (std::size_t one = at; one < at + count; ++one) key += (one > at ? " " : "") + tokens_[one].key;
    auto candidates = index_.named(key);
    const Token& last = tokens_[at + count - 1];
    if (candidates.empty() && last.bare != 0) {
      candidates = index_.named(key.substr(0, key.size() - (last.key.size() - last.bare)));
    }
    if (candidates.empty()) {
      if (const auto stem = without_particle(key); !stem.empty()) candidates = index_.named(stem);
    }
    // `Anna-Lena` may be Anna Lena, as a full or first name.
    if (candidates.empty() && key.find('-') != std::string::npos) {
      std::ranges::replace(key, '-', ' ');
      candidates = index_.named(key);
      std::erase_if(candidates, [](auto& one) { return one.kind == NameKind::last || one.kind == NameKind::initial; });
    }
    // `Grace M. Hopper`
    const bool middle = count == 3 && tokens_[at + 1].key.size() == 1 && tokens_[at + 1].capital;
    if (candidates.empty() && middle) {
      candidates = index_.named(tokens_[at].key + " " + std::string(last.bare_key()));
      std::erase_if(candidates, [](auto& one) { return one.kind != NameKind::full; });
    }
    return candidates;
  }

  /// `Sam L` and `sam l`, but not `Sam I` nor `may a`.
  bool initial_fits(std::size_t at) const {
    const auto letter = tokens_[at].key;
    const bool dotted = text_.substr(tokens_[at].where.end, 1) == ".";
    if (dotted && tokens_[at].capital) return true;
    if (letter == "i") return false;
    return tokens_[at].capital ||
           (letter != "a" && letter != "y" && letter != "e" && !is_common_word(tokens_[at - 1].key));
  }

  /// A longer name whose first words match here.
  std::optional<NameMatch> whole_name(std::size_t at, const std::vector<NameCandidate>& candidates) {
    for (const NameCandidate& one : candidates) {
      const auto words = word_keys(one.name);
      if (words.size() <= widest || at + words.size() > tokens_.size()) continue;
      bool fits = true;
      for (std::size_t step = 0; step < words.size() && fits; ++step) {
        const bool last = step + 1 == words.size();
        const auto& token = tokens_[at + step];
        fits = token.is_word() && (step == 0 || context_.before(at + step) == Gap::blank) &&
               (last ? token.bare_key() : std::string_view(token.key)) == words[step];
      }
      if (fits) return match(at, words.size(), Certainty::sure, {one});
    }
    return std::nullopt;
  }

  /// Whether words that match a person mean that person here.
  std::optional<NameMatch> judged(std::size_t at, std::size_t count, std::vector<NameCandidate> candidates) {
    const Token& last = tokens_[at + count - 1];
    if (count > 1 && !all_are(candidates, NameKind::first) && !all_are(candidates, NameKind::last)) {
      return match(at, count, Certainty::sure, std::move(candidates));
    }
    if (all_are(candidates, NameKind::last)) return last_name(at, count, std::move(candidates));
    if (last.capital && last.bare == 0) {
      // `Grace Kelly` is not Grace Hopper.
      if (const std::size_t more = context_.surname(at + count)) {
        return longer_given_name(at, count, more, std::move(candidates));
      }
    }
    if (context_.follows_a_name(at) && !named_before(at)) return other_name(at, count);
    return count == 1 ? one_word(at, std::move(candidates)) : match(at, count, Certainty::sure, std::move(candidates));
  }

  /// María del Carmen García López may be called `María del Carmen`; with any other surname it is somebody else.
  NameMatch longer_given_name(std::size_t at, std::size_t count, std::size_t more,
                              std::vector<NameCandidate> candidates) {
    std::erase_if(candidates, [&](auto& one) {
      const auto words = word_keys(one.name);
      if (words.size() <= count + more) return true;
      for (std::size_t step = 0; step < count + more; ++step) {
        if (tokens_[at + step].bare_key() != words[step]) return true;
      }
      return false;
    });
    return match(at, count + more, candidates.empty() ? Certainty::unknown : Certainty::sure, std::move(candidates));
  }

  bool named_before(std::size_t at) const {
    return !found_.empty() && found_.back().first + found_.back().count == at && !found_.back().candidates.empty();
  }

  /// `Jane Marco`: an unknown person, including the word before.
  std::optional<NameMatch> other_name(std::size_t at, std::size_t count) {
    if (!found_.empty() && found_.back().first + found_.back().count == at) found_.pop_back();
    return match(at - 1, count + 1, Certainty::unknown, {}, at);
  }

  /// As above; the match starts at `at`, so that no word is read twice.
  NameMatch match(std::size_t from, std::size_t count, Certainty certainty, std::vector<NameCandidate> candidates,
                  std::size_t at) const {
    NameMatch result = match(from, count, certainty, std::move(candidates));
    result.count = from + count - at;
    result.first = at;
    return result;
  }

  std::optional<NameMatch> last_name(std::size_t at, std::size_t count, std::vector<NameCandidate> candidates) {
    // `Tanaka Yuki` is Yuki Tanaka.
    if (at + count < tokens_.size() && context_.before(at + count) == Gap::blank && tokens_[at + count].is_word()) {
      auto given = index_.named(std::string(tokens_[at + count].bare_key()));
      std::erase_if(given, [&](auto& one) {
        return one.kind != NameKind::first ||
               std::ranges::none_of(candidates, [&one](auto& other) { return other.person == one.person; });
      });
      if (!given.empty()) return match(at, count + 1, Certainty::sure, std::move(given));
    }
    if (!context_.is_lone_last_name(at)) {
      if (auto meant = after_initial(at, count, candidates)) return meant;
      return tokens_[at].capital ? other_name(at, count) : std::nullopt;
    }
    return count == 1 ? one_word(at, std::move(candidates)) : match(at, count, Certainty::sure, std::move(candidates));
  }

  /// `P. Nair` is Priya Nair, if she is the only one.
  std::optional<NameMatch> after_initial(std::size_t at, std::size_t count, std::vector<NameCandidate> candidates) {
    const std::string& initial = tokens_[at - 1].key;
    if (initial.size() != 1 || !tokens_[at - 1].capital || !tokens_[at].capital) return std::nullopt;
    std::erase_if(candidates, [&initial](auto& one) { return name_key(one.name).substr(0, 1) != initial; });
    if (candidates.empty()) return std::nullopt;
    if (!found_.empty() && found_.back().first + found_.back().count == at) found_.pop_back();
    return match(at - 1, count + 1, Certainty::sure, std::move(candidates), at);
  }

  std::optional<NameMatch> one_word(std::size_t at, std::vector<NameCandidate> candidates) {
    const Token& token = tokens_[at];
    if (context_.is_town(at) || context_.is_label(at)) return std::nullopt;
    if (is_month_name(token.bare_key()) && context_.is_thing(at)) return std::nullopt;
    if (!is_common_word(token.bare_key())) return match(at, 1, Certainty::sure, std::move(candidates));
    if (context_.is_thing(at)) return std::nullopt;
    const bool capital = token.capital && !token.shouted && !token.opens;
    if (capital && (!token.leans || context_.ends_like_name(at)))
      return match(at, 1, Certainty::sure, std::move(candidates));
    if (!token.capital && !context_.ends_like_name(at)) return std::nullopt;
    return match(at, 1, Certainty::doubtful, std::move(candidates));
  }

  /// An unknown name, if the words around it require a name.
  std::optional<NameMatch> unknown(std::size_t at) {
    const auto word = tokens_[at].bare_key();
    const bool letter = word.size() == 1 && context_.surname(at + 1) == 0;
    if (!context_.looks_like_name(at) || letter || tokens_[at].unspaced || tokens_[at].quoted || is_place(word) ||
        is_month_name(word))
      return std::nullopt;
    const bool after_name =
        !found_.empty() && found_.back().first + found_.back().count + 1 == at && context_.previous(at) == "and";
    const bool joined =
        !found_.empty() && found_.back().first + found_.back().count == at && context_.before(at) == Gap::joint;
    if (!after_name && !joined && !context_.expects_name(at)) return std::nullopt;
    const std::size_t more = tokens_[at].bare == 0 ? context_.surname(at + 1) : 0;
    return match(at, 1 + more, Certainty::unknown, {});
  }
};

}  // namespace

std::vector<NameMatch> match_names(std::string_view text, const std::vector<Token>& tokens, NameIndex& index) {
  return Matcher(text, tokens, index).run();
}

}  // namespace rapport::language
