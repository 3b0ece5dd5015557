#include <array>

#include "base/utf8.hpp"
#include "text/sentence_parts.hpp"

namespace rapport::text {
namespace {

/// A word and what it says; `next` is the word that must follow, or empty.
struct KindWord {
  std::string_view word;
  std::string_view next;
  std::string_view kind;
  std::string_view direction;
};

constexpr std::array<KindWord, 74> kind_words{{
    {"coffee", "", "coffee", "both"},      {"coffees", "", "coffee", "both"},     {"espresso", "", "coffee", "both"},
    {"lunch", "", "lunch", "both"},        {"lunched", "", "lunch", "both"},      {"lunches", "", "lunch", "both"},
    {"dinner", "", "dinner", "both"},      {"dined", "", "dinner", "both"},       {"dinners", "", "dinner", "both"},
    {"breakfast", "", "breakfast", "both"}, {"brunch", "", "breakfast", "both"},  {"breakfasts", "", "breakfast", "both"},
    {"drinks", "", "drinks", "both"},      {"beer", "", "drinks", "both"},        {"beers", "", "drinks", "both"},
    {"meeting", "", "meeting", "both"},    {"meetings", "", "meeting", "both"},   {"met", "", "meeting", "both"},
    {"meet", "", "meeting", "both"},       {"one-on-one", "", "meeting", "both"}, {"1-1", "", "meeting", "both"},
    {"video", "", "video", "both"},        {"zoom", "", "video", "both"},         {"zoomed", "", "video", "both"},
    {"teams", "", "video", "both"},        {"videocall", "", "video", "both"},    {"facetime", "", "video", "both"},
    {"call", "", "call", "both"},          {"calls", "", "call", "both"},         {"called", "", "call", "out"},
    {"phoned", "", "call", "out"},         {"rang", "", "call", "out"},           {"phone", "", "call", "both"},
    {"spoke", "", "call", "both"},         {"calling", "", "call", "out"},        {"voicemail", "", "call", "out"},
    {"message", "", "message", "both"},    {"messaged", "", "message", "out"},    {"messages", "", "message", "both"},
    {"texted", "", "message", "out"},      {"text", "from", "message", "in"},     {"dm", "", "message", "both"},
    {"dms", "", "message", "both"},        {"dmed", "", "message", "out"},        {"slack", "", "message", "both"},
    {"slacked", "", "message", "out"},     {"pinged", "", "message", "out"},      {"whatsapp", "", "message", "both"},
    {"email", "", "email", "both"},        {"emails", "", "email", "both"},       {"emailed", "", "email", "out"},
    {"e-mail", "", "email", "both"},       {"e-mailed", "", "email", "out"},      {"mailed", "", "email", "out"},
    {"wrote", "to", "email", "out"},       {"letter", "", "letter", "both"},      {"letters", "", "letter", "both"},
    {"card", "", "card", "both"},          {"postcard", "", "card", "both"},      {"cards", "", "card", "both"},
    {"gift", "", "gift", "out"},           {"gifts", "", "gift", "out"},          {"present", "for", "gift", "out"},
    {"event", "", "event", "both"},        {"conference", "", "event", "both"},   {"meetup", "", "event", "both"},
    {"events", "", "event", "both"},       {"conf", "", "event", "both"},         {"workshop", "", "event", "both"},
    {"visit", "", "visit", "both"},        {"visited", "", "visit", "out"},       {"visits", "", "visit", "both"},
    {"tea", "with", "coffee", "both"},     {"chatted", "", "other", "both"},
}};

bool is_they(std::string_view word) { return word == "she" || word == "he" || word == "they"; }

/// The phrases that say that nobody was reached.
constexpr std::array<std::string_view, 10> missed{"no answer",     "left a voicemail", "left voicemail",  "voicemail",
                                                  "didn't pick up", "did not pick up",  "no reply",        "didn't answer",
                                                  "did not answer", "couldn't reach"};

/// Whether a phrase stands in a folded text between word boundaries.
bool holds(std::string_view folded, std::string_view phrase) {
  for (std::size_t at = folded.find(phrase); at != std::string_view::npos; at = folded.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool before = at == 0 || !is_word(static_cast<unsigned char>(folded[at - 1]));
    const bool after = end == folded.size() || !is_word(static_cast<unsigned char>(folded[end]));
    if (before && after) return true;
  }
  return false;
}

}  // namespace

void read_kind(std::string_view text, const std::vector<Token>& words, Sentence& sentence) {
  std::string before;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].off_limits || words[i].handle) continue;
    const std::string word = fold(text.substr(words[i].where.begin, words[i].where.end - words[i].where.begin));
    std::string next;
    if (i + 1 < words.size()) {
      next = fold(text.substr(words[i + 1].where.begin, words[i + 1].where.end - words[i + 1].where.begin));
    }
    // "1:1" is two words to everybody else.
    const bool one_to_one = word == "1" && next == "1" && text.substr(words[i].where.end, 1) == ":";
    for (const KindWord& known : kind_words) {
      if (known.word != (one_to_one ? "1-1" : word) || (!known.next.empty() && known.next != next)) continue;
      sentence.kind = known.kind == "other" ? std::nullopt : std::optional<std::string>(known.kind);
      sentence.direction = known.direction;
      if (known.kind == "call" && next == "on" && word == "call") sentence.direction = "both";
      if (next == "from") sentence.direction = "in";
      if (is_they(before) && known.direction == "out") sentence.direction = "in";
      if (known.word == "video") sentence.kind = "video";
      i = words.size();
      break;
    }
    before = word;
  }
  const std::string folded = fold(text);
  for (const std::string_view phrase : missed) sentence.attempt = sentence.attempt || holds(folded, phrase);
  if (sentence.attempt && !sentence.kind) sentence.kind = "call";
  if (sentence.attempt) sentence.direction = "out";
}

}  // namespace rapport::text
