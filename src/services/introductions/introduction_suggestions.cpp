#include "services/introductions/introduction_suggestions.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <map>
#include <set>

#include "language/stemming.hpp"
#include "store/entries.hpp"
#include "store/interactions.hpp"
#include "store/mapping.hpp"
#include "store/people.hpp"
#include "store/person_details.hpp"

namespace rapport::services {
namespace {

struct Said {
  Id person;
  std::string word;  ///< the topic as written
  std::string text;  ///< the whole fact
};

using ByTopic = std::map<std::string, std::vector<Said>>;

ByTopic by_topic(Session& session, std::string_view about) {
  const auto synonyms = language::synonyms(session.settings().synonyms);
  ByTopic found;
  for (const auto& fact : store::shareable_facts(session.journal(), about)) {
    for (auto& topic : language::topics(fact.text, synonyms))
      found[topic.key].push_back({fact.person, std::move(topic.word), fact.text});
  }
  return found;
}

class Matcher {
 public:
  explicit Matcher(Session& session)
      : session_(session), person_names_(session.journal()), statements_(session.journal()) {
    for (const auto& one : store::all<model::Introduction>(session.journal())) together_.insert(pair(one.a, one.b));
    for (const auto& one : store::all<model::Relation>(session.journal())) together_.insert(pair(one.a, one.b));
  }

  std::vector<IntroductionSuggestion> run() && {
    const auto offers = by_topic(session_, "offer");
    for (const auto& [topic, needs] : by_topic(session_, "need")) {
      const auto met = offers.find(topic);
      if (met == offers.end()) continue;
      for (const Said& need : needs) {
        for (const Said& offer : met->second) {
          if (is_done()) break;
          put(need.person, offer.person, [&] {
            return fmt::format("{}: {}; {}: {}", person_names_.name(need.person), need.text,
                               person_names_.name(offer.person), offer.text);
          });
        }
      }
    }
    const std::size_t needs = found_.size();
    for (const auto& [topic, people] : by_topic(session_, "interest")) {
      for (std::size_t one = 0; one < people.size(); ++one) {
        for (std::size_t other = one + 1; other < people.size() && !is_done(); ++other) {
          put(people[one].person, people[other].person, [&] { return "both care about " + people[one].word; });
        }
      }
    }
    const auto by_name = [this](auto& a, auto& b) { return names(a) < names(b); };
    std::stable_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(needs), by_name);
    std::stable_sort(found_.begin() + static_cast<std::ptrdiff_t>(needs), found_.end(), by_name);
    return std::move(found_);
  }

 private:
  /// More suggestions would help nobody, and popular interests would produce them.
  static constexpr std::size_t most = 200;
  /// The number of pairs examined that have already met, before giving up.
  static constexpr std::size_t most_tried = 20'000;

  Session& session_;
  store::PersonNames person_names_;
  store::Statements statements_;
  std::set<std::pair<Id, Id>> together_;
  std::vector<IntroductionSuggestion> found_;
  std::size_t tried_ = 0;

  static std::pair<Id, Id> pair(Id a, Id b) { return a < b ? std::pair(a, b) : std::pair(b, a); }
  std::pair<std::string, std::string> names(const IntroductionSuggestion& one) {
    return {person_names_.name(one.a), person_names_.name(one.b)};
  }

  bool is_done() const { return found_.size() >= most || tried_ >= most_tried; }

  template <class Why>
  void put(Id a, Id b, const Why& why) {
    if (a == b || !together_.insert(pair(a, b)).second) return;
    ++tried_;
    if (!store::have_met(statements_, a, b)) found_.push_back({a, b, why()});
  }
};

}  // namespace

std::vector<IntroductionSuggestion> introduction_suggestions(Session& session) { return Matcher(session).run(); }

}  // namespace rapport::services
