#include "language/kind_senses.hpp"

#include <span>

#include "base/strings.hpp"
#include "language/kind_words.hpp"

namespace rapport::language {
namespace {

using Words = std::span<const std::string_view>;

bool in(Words words, std::string_view word) { return contains(words, word); }

// Words before which some kinds mean something else.
constexpr std::array<std::string_view, 18> other_cards{"business", "credit", "id",   "sim",   "score",  "report",
                                                       "graphics", "debit",  "bank", "video", "wild",   "memory",
                                                       "sd",       "access", "key",  "trump", "yellow", "red"};
constexpr std::array<std::string_view, 6> card_things{"game", "games", "reader", "number", "payment", "payments"};
constexpr std::array<std::string_view, 9> coffee_things{"machine", "machines", "beans", "company", "brand",
                                                        "startup", "maker",    "table", "stain"};
constexpr std::array<std::string_view, 8> email_things{"address", "addresses", "server", "provider",
                                                       "client",  "list",      "lists",  "merge"};
constexpr std::array<std::string_view, 8> called_things{"it", "for", "upon", "off", "that", "this", "in", "bullshit"};
constexpr std::array<std::string_view, 10> verdicts{"close", "judgment", "judgement", "tough",   "bad",
                                                    "roll",  "on",       "curtain",   "wake-up", "house"};
constexpr std::array<std::string_view, 6> call_things{"center", "centre", "option", "options", "sign", "it"};
constexpr std::array<std::string_view, 12> aims{"deadline",     "deadlines",    "targets",  "goals",
                                                "requirements", "expectations", "criteria", "quota",
                                                "target",       "goal",         "needs",    "standards"};
constexpr std::array<std::string_view, 9> texting{"from",     "to",   "with", "message", "messages",
                                                  "exchange", "chat", "by",   "about"};
constexpr std::array<std::string_view, 10> leading_to_teams{"on", "via",   "over", "ms",      "microsoft",
                                                            "a",  "quick", "by",   "through", "using"};
constexpr std::array<std::string_view, 6> behind_teams{"call", "meeting", "chat", "with", "video", "calls"};
constexpr std::array<std::string_view, 12> behind_slack{
    "message", "messages", "dm", "dms", "thread", "chat", "with", "from", "call", "convo", "huddle", "conversation"};
constexpr std::array<std::string_view, 7> leading_to_means{"on", "via", "over", "by", "through", "in", "using"};
constexpr std::array<std::string_view, 8> behind_phone{"call", "calls",        "chat",      "screen",
                                                       "with", "conversation", "interview", "catch-up"};
constexpr std::array<std::string_view, 10> behind_video{"call", "calls",    "chat",         "conference", "meeting",
                                                        "with", "catch-up", "conversation", "interview",  "session"};
constexpr std::array<std::string_view, 7> presents{"a",         "birthday", "wedding", "farewell",
                                                   "christmas", "little",   "small"};
constexpr std::array<std::string_view, 6> no_messages{"key", "main", "core", "mixed", "error", "commit"};
constexpr std::array<std::string_view, 7> spoken{"at", "on", "highly", "well", "english", "french", "german"};
constexpr std::array<std::string_view, 3> they{"she", "he", "they"};

bool by_means(const ClauseTokens& words, std::size_t at) {
  const auto before = words.back(at, 1);
  return in(leading_to_means, before) ||
         ((before == "the" || before == "a") && in(leading_to_means, words.back(at, 2)));
}

bool is_verb_use(const ClauseTokens& words, std::size_t at) {
  return words.is_name(at + 1) || is_somebody(words.key(at + 1)) || words.key(at + 1) == "me";
}

bool is_named_so(const ClauseTokens& words, std::size_t at) {
  const auto next = words.key(at + 1);
  return introduces_a_name(words.back(at, 1)) && !words.is_name(at + 1) && !is_somebody(next) && next != "by" &&
         next != "me";
}

bool is_call(const ClauseTokens& words, std::size_t at, std::string_view word) {
  const auto before = words.back(at, 1);
  const auto next = words.key(at + 1);
  if (word == "called") return !is_named_so(words, at) && !(in(called_things, next) && !words.parted(at + 1));
  if (word == "call" || word == "calls") {
    if (next == "for" && words.key(at + 2) == "papers") return false;
    return !in(call_things, next) && !(in(verdicts, before) && next != "with" && next != "from" && next != "to");
  }
  if (word == "phone" || word == "telephone") {
    return words.token(at).opens || in(behind_phone, next) || by_means(words, at) || is_verb_use(words, at);
  }
  if (word == "rang" || word == "ringing") return next != "the" && next != "true" && next != "a" && before != "bell";
  if (word == "spoke" || word == "speaking" || word == "spoken") return !in(spoken, next);
  return true;
}

bool is_written(const ClauseTokens& words, std::size_t at, std::string_view word) {
  const auto before = words.back(at, 1);
  const auto next = words.key(at + 1);
  if (word == "text" || word == "texts") {
    return words.token(at).opens || before.empty() || before == "a" || before == "by" || before == "quick" ||
           in(texting, next) || is_verb_use(words, at);
  }
  if (word == "slack")
    return words.token(at).opens || in(behind_slack, next) || by_means(words, at) || is_verb_use(words, at);
  if (word == "message" || word == "messages") return !in(no_messages, before);
  if (word == "email" || word == "emails" || word == "mail") return !in(email_things, next);
  if (word == "letter" || word == "letters") return before != "cover" && next != "of" && next != "grade";
  if (word == "ping") return next != "pong";
  return true;
}

}  // namespace

bool is_meant_as_kind(const ClauseTokens& words, std::size_t at) {
  const auto word = words.key(at);
  const auto before = words.back(at, 1);
  const auto next = words.key(at + 1);
  const auto kind = kind_word(word)->kind;
  if (word == "teams") return words.token(at).opens || in(leading_to_teams, before) || in(behind_teams, next);
  if (word == "video" && (next == "message" || next == "messages")) return false;
  if (word == "video") return words.token(at).opens || in(behind_video, next) || by_means(words, at);
  if (kind == "card") {
    return !in(other_cards, before) && !in(card_things, next) && !(before == "the" && words.back(at, 2) == "on");
  }
  if (kind == "event")
    return before != "any" && before != "current" && next != "room" && !(before == "the" && words.back(at, 2) == "in");
  if (kind == "coffee") return !in(coffee_things, next);
  if (kind == "call") return is_call(words, at, word);
  if (kind == "message" || kind == "email" || kind == "letter") return is_written(words, at, word);
  if (word == "drink") return before == "a" || before == "for" || before == "quick" || words.token(at).opens;
  if (word == "drinks") return !in(they, before) && !words.is_name(at - (at > 0 ? 1 : 0));
  if (word == "meet" || word == "meets") return words.token(at).opens;
  if (word == "met") return !in(aims, next) && !in(aims, words.key(at + 2));
  if (word == "gifted") return is_verb_use(words, at);
  if (word == "present" || word == "presents") return in(presents, before);
  return true;
}

}  // namespace rapport::language
