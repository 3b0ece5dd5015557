#include "language/participants.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"
#include "language/name_context.hpp"
#include "language/name_matches.hpp"

namespace rapport::language {
namespace {

using Certainty = NameMatch::Certainty;

class Gatherer {
 public:
  Gatherer(std::string_view text, const std::vector<Token>& tokens, std::vector<NameMatch> matches)
      : context_(text, tokens), matches_(std::move(matches)) {
    result_.named.resize(tokens.size());
  }

  People run(const MetLookup& acquainted) && {
    accept_joined_words();
    note_names();
    settle_ambiguous(acquainted);
    share_out();
    return std::move(result_);
  }

 private:
  /// A person and the first place where they are named, main text first.
  struct Place {
    FoundPerson person;
    bool told = false;
  };

  NameContext context_;
  std::vector<NameMatch> matches_;
  People result_;
  std::vector<Place> places_;
  std::unordered_map<std::int64_t, std::size_t> place_of_;

  /// Whether a comma, `and`, `&`, `+` or `/` joins a match to the one before it.
  bool joined(std::size_t match) const {
    if (match == 0) return false;
    const NameMatch& left = matches_[match - 1];
    const NameMatch& right = matches_[match];
    const std::size_t end = left.first + left.count;
    if (end == right.first) return context_.before(right.first) == Gap::joint;
    if (end + 1 != right.first) return false;
    const auto word = context_.key(end);
    return (word == "and" || word == "und" || word == "y" || word == "et") && context_.before(end) != Gap::none &&
           context_.before(right.first) == Gap::blank;
  }

  bool counts(std::size_t match) const {
    return matches_[match].certainty == Certainty::sure || matches_[match].certainty == Certainty::new_name;
  }

  /// Accepts common words as names if they are joined to a name, directly or through others like them.
  void accept_joined_words() {
    const auto settle = [this](std::size_t match, std::size_t beside, bool held) {
      if (matches_[match].certainty == Certainty::doubtful && held && counts(beside))
        matches_[match].certainty = Certainty::sure;
    };
    for (std::size_t at = 1; at < matches_.size(); ++at) settle(at, at - 1, joined(at));
    for (std::size_t at = matches_.size(); at > 1; --at) settle(at - 2, at - 1, joined(at - 1));
    std::erase_if(matches_, [](auto& match) { return match.certainty == Certainty::doubtful; });
  }

  void note_names() {
    std::unordered_set<std::string> known;
    for (const NameMatch& match : matches_) {
      const bool unknown = match.certainty == Certainty::unknown;
      if (!unknown) std::fill_n(result_.named.begin() + static_cast<std::ptrdiff_t>(match.first), match.count, true);
      if (match.candidates.size() == 1) place(match, match.candidates.front().person, false);
      if (!match.candidates.empty() || !known.insert(fold(match.written)).second) continue;
      if (unknown && match.part != Part::question) result_.unknown_names.push_back({match.written, match.where});
      if (match.certainty == Certainty::new_name) result_.new_names.push_back({match.written, match.where});
    }
  }

  void place(const NameMatch& match, Id person, bool chosen) {
    const bool told = match.part == Part::main;
    if (match.part == Part::fact) result_.in_facts.push_back({.person = person, .where = match.where});
    const auto [at, is_new] = place_of_.try_emplace(person.value, places_.size());
    if (is_new) {
      places_.push_back({{.person = person, .where = match.where, .chosen = chosen}, told});
    } else if (told && !places_[at->second].told) {
      places_[at->second] = {{.person = person, .where = match.where, .chosen = chosen}, true};
    }
  }

  /// The candidate who has been named unambiguously before; nobody if the two names are joined, which makes them two
  /// people.
  Id named_before(std::size_t match) const {
    Id found;
    for (const NameCandidate& one : matches_[match].candidates) {
      const auto at = place_of_.find(one.person.value);
      if (at == place_of_.end() || places_[at->second].person.where.begin > matches_[match].where.begin) continue;
      const bool two = joined(match) && matches_[match - 1].where == places_[at->second].person.where;
      if (two || found) return {};
      found = one.person;
    }
    return found;
  }

  void settle_ambiguous(const MetLookup& acquainted) {
    std::vector<Id> others;
    for (const Place& one : places_) others.push_back(one.person.person);
    // A name that occurs several times is asked about once.
    std::map<std::vector<Id>, std::vector<Id>> answers;
    std::map<std::vector<Id>, std::size_t> asked;
    for (std::size_t at = 0; at < matches_.size(); ++at) {
      const NameMatch& match = matches_[at];
      if (match.candidates.size() < 2) continue;
      const Id before = named_before(at);
      if (before) {
        place(match, before, false);
        continue;
      }
      std::vector<Id> candidates;
      for (const NameCandidate& one : match.candidates) candidates.push_back(one.person);
      const auto [answer, is_new] = answers.try_emplace(candidates);
      if (is_new && !others.empty()) answer->second = acquainted(candidates, others);
      if (answer->second.size() == 1) {
        place(match, answer->second.front(), true);
        continue;
      }
      if (match.part == Part::fact) result_.in_facts.push_back({.person = {}, .where = match.where});
      const auto [where, first] = asked.try_emplace(candidates, result_.ambiguous.size());
      if (first) result_.ambiguous.push_back({.where = match.where, .candidates = match.candidates, .mentioned = true});
      if (match.part == Part::main) result_.ambiguous[where->second].mentioned = false;
    }
  }

  void share_out() {
    std::ranges::stable_sort(places_, [](auto& a, auto& b) { return a.person.where.begin < b.person.where.begin; });
    for (const Place& one : places_) (one.told ? result_.present : result_.mentioned).push_back(one.person);
  }
};

}  // namespace

People find_people(std::string_view text, const std::vector<Token>& tokens, NameIndex& index,
                   const MetLookup& acquainted) {
  return Gatherer(text, tokens, match_names(text, tokens, index)).run(acquainted);
}

}  // namespace rapport::language
