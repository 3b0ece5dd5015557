#include "language/stemming.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "language/lexicon.hpp"

namespace rapport::language {
namespace {

/// Endings and their replacements, longest first; a stem keeps at least three letters.
struct Ending {
  std::string_view ending;
  std::string_view left;
};

constexpr std::array<Ending, 17> endings{{{"ations", "at"},
                                          {"ation", "at"},
                                          {"ments", "ment"},
                                          {"ingly", ""},
                                          {"ities", "ity"},
                                          {"ings", ""},
                                          {"iers", "y"},
                                          {"ies", "y"},
                                          {"ers", ""},
                                          {"ors", ""},
                                          {"ing", ""},
                                          {"ed", ""},
                                          {"er", ""},
                                          {"or", ""},
                                          {"es", "e"},
                                          {"ly", ""},
                                          {"s", ""}}};

/// Words too common to be a topic.
constexpr std::array<std::string_view, 44> empty_words{
    "look",   "looks",  "looking", "need",   "needs",  "want",      "wants",      "good",  "great",
    "new",    "old",    "help",    "find",   "like",   "likes",     "love",       "loves", "offer",
    "offers", "know",   "knows",   "people", "person", "someone",   "work",       "works", "working",
    "thing",  "things", "time",    "year",   "years",  "month",     "week",       "day",   "lot",
    "lots",   "some",   "seek",    "seeks",  "search", "searching", "interested", "can"};

constexpr std::array<std::string_view, 12> known_groups{"job position role opening",
                                                        "flat apartment housing room",
                                                        "car vehicle automobile driving",
                                                        "doctor physician medicine medical",
                                                        "lawyer attorney legal law",
                                                        "photo photography photographer camera",
                                                        "money funding investment investor",
                                                        "programming coding software developer",
                                                        "hiring recruiting candidates talent",
                                                        "football soccer",
                                                        "climbing bouldering",
                                                        "movie film cinema"};

/// The stems of the words of a group.
std::vector<std::string> topics_in(std::string_view group) {
  std::vector<std::string> topics;
  for (auto word = next_word(group, 0); word; word = next_word(group, word->end)) {
    topics.push_back(stem(group.substr(word->begin, word->end - word->begin)));
  }
  return topics;
}

}  // namespace

std::string stem(std::string_view word) {
  constexpr std::size_t shortest = 3;
  std::string stem = word_key(word);
  if (const auto apostrophe = stem.find('\''); apostrophe != std::string::npos && apostrophe > 0)
    stem.erase(apostrophe);
  for (const auto& [ending, left] : endings) {
    if (!stem.ends_with(ending) || stem.size() < ending.size() + shortest || stem.ends_with("ss")) continue;
    stem.replace(stem.size() - ending.size(), ending.size(), left);
    break;
  }
  // `running` and `run`, `designing` and `design`, `house` and `housing` have the same stem.
  if (stem.size() > shortest && stem[stem.size() - 1] == stem[stem.size() - 2] && !stem.ends_with("ll"))
    stem.pop_back();
  if (stem.size() > shortest + 1 && stem.ends_with('e')) stem.pop_back();
  return stem;
}

std::vector<Topic> topics(std::string_view text, const Synonyms& synonyms) {
  std::vector<Topic> found;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
    const auto written = text.substr(word->begin, word->end - word->begin);
    const std::string key = word_key(written);
    const bool says = is_unspaced(code_point(written, 0).value) || key.size() > 2;
    if (!says || is_function_word(key) || contains(empty_words, key)) continue;
    std::string topic = stem(written);
    if (const auto same = synonyms.find(topic); same != synonyms.end()) topic = same->second;
    const bool there = std::ranges::any_of(found, [&](auto& one) { return one.key == topic; });
    if (!there) found.push_back({std::move(topic), std::string(written)});
  }
  return found;
}

Synonyms synonyms(const std::vector<std::vector<std::string>>& own) {
  Synonyms all;
  for (const auto& group : known_groups) {
    const auto same = topics_in(group);
    for (const auto& topic : same) all.emplace(topic, same.front());
  }
  for (const auto& group : own) {
    for (const auto& word : group) all[stem(word)] = stem(group.front());
  }
  return all;
}

}  // namespace rapport::language
