#include "text/kind_words.hpp"

#include <algorithm>
#include <array>

namespace rapport::text {
namespace {

enum class Form : unsigned char { noun, verb };

struct KindWord {
  std::string_view word;
  std::string_view kind;
  Form form;
};

// In byte order, for the search by halves.
constexpr std::array<KindWord, 108> kind_words{{
    {"1-1", "meeting", Form::noun},
    {"1on1", "meeting", Form::noun},
    {"beer", "drinks", Form::noun},
    {"beers", "drinks", Form::noun},
    {"breakfast", "breakfast", Form::noun},
    {"breakfasted", "breakfast", Form::noun},
    {"breakfasts", "breakfast", Form::noun},
    {"brunch", "breakfast", Form::noun},
    {"call", "call", Form::noun},
    {"called", "call", Form::verb},
    {"calling", "call", Form::verb},
    {"calls", "call", Form::noun},
    {"cappuccino", "coffee", Form::noun},
    {"card", "card", Form::noun},
    {"cards", "card", Form::noun},
    {"coffee", "coffee", Form::noun},
    {"coffees", "coffee", Form::noun},
    {"conference", "event", Form::noun},
    {"conferences", "event", Form::noun},
    {"dined", "dinner", Form::noun},
    {"dinner", "dinner", Form::noun},
    {"dinners", "dinner", Form::noun},
    {"dm", "message", Form::noun},
    {"dm'd", "message", Form::verb},
    {"dmed", "message", Form::verb},
    {"dms", "message", Form::noun},
    {"drink", "drinks", Form::noun},
    {"drinks", "drinks", Form::noun},
    {"e-mail", "email", Form::noun},
    {"e-mailed", "email", Form::verb},
    {"e-mailing", "email", Form::verb},
    {"e-mails", "email", Form::noun},
    {"email", "email", Form::noun},
    {"emailed", "email", Form::verb},
    {"emailing", "email", Form::verb},
    {"emails", "email", Form::noun},
    {"espresso", "coffee", Form::noun},
    {"event", "event", Form::noun},
    {"events", "event", Form::noun},
    {"facetime", "video", Form::noun},
    {"facetimed", "video", Form::noun},
    {"gift", "gift", Form::noun},
    {"gifted", "gift", Form::noun},
    {"gifts", "gift", Form::noun},
    {"letter", "letter", Form::noun},
    {"letters", "letter", Form::noun},
    {"lunch", "lunch", Form::noun},
    {"lunched", "lunch", Form::noun},
    {"lunches", "lunch", Form::noun},
    {"lunching", "lunch", Form::noun},
    {"mail", "email", Form::noun},
    {"mailed", "email", Form::verb},
    {"mails", "email", Form::noun},
    {"meet", "meeting", Form::noun},
    {"meet-up", "event", Form::noun},
    {"meet-ups", "event", Form::noun},
    {"meeting", "meeting", Form::noun},
    {"meetings", "meeting", Form::noun},
    {"meets", "meeting", Form::noun},
    {"meetup", "event", Form::noun},
    {"meetups", "event", Form::noun},
    {"message", "message", Form::noun},
    {"messaged", "message", Form::verb},
    {"messages", "message", Form::noun},
    {"messaging", "message", Form::verb},
    {"met", "meeting", Form::noun},
    {"one-on-one", "meeting", Form::noun},
    {"one-to-one", "meeting", Form::noun},
    {"phone", "call", Form::noun},
    {"phonecall", "call", Form::noun},
    {"phoned", "call", Form::verb},
    {"phoning", "call", Form::verb},
    {"ping", "message", Form::noun},
    {"pinged", "message", Form::verb},
    {"pinging", "message", Form::verb},
    {"pings", "message", Form::noun},
    {"pint", "drinks", Form::noun},
    {"pints", "drinks", Form::noun},
    {"postcard", "card", Form::noun},
    {"postcards", "card", Form::noun},
    {"rang", "call", Form::verb},
    {"skype", "video", Form::noun},
    {"skyped", "video", Form::noun},
    {"slack", "message", Form::noun},
    {"slacked", "message", Form::verb},
    {"sms", "message", Form::noun},
    {"speaking", "call", Form::noun},
    {"spoke", "call", Form::noun},
    {"spoken", "call", Form::noun},
    {"teams", "video", Form::noun},
    {"text", "message", Form::noun},
    {"texted", "message", Form::verb},
    {"texting", "message", Form::verb},
    {"texts", "message", Form::noun},
    {"video", "video", Form::noun},
    {"videocall", "video", Form::noun},
    {"visit", "visit", Form::noun},
    {"visited", "visit", Form::noun},
    {"visiting", "visit", Form::noun},
    {"visits", "visit", Form::noun},
    {"voicemail", "call", Form::noun},
    {"webex", "video", Form::noun},
    {"whatsapp", "message", Form::noun},
    {"whatsapped", "message", Form::verb},
    {"zoom", "video", Form::noun},
    {"zoomed", "video", Form::noun},
    {"zooming", "video", Form::noun},
    {"zooms", "video", Form::noun},
}};

const KindWord* kind_word(std::string_view word) {
  const auto* const found =
      std::lower_bound(kind_words.begin(), kind_words.end(), word,
                       [](const KindWord& one, std::string_view sought) { return one.word < sought; });
  return found != kind_words.end() && found->word == word ? found : nullptr;
}

constexpr KindWord one_to_one{"1:1", "meeting", Form::noun};
constexpr KindWord wrote{"wrote", "email", Form::verb};

/// The phrases that say that nobody was reached.
constexpr std::array<std::string_view, 24> missed{
    "no answer",       "no reply",         "no response",    "didn't answer",   "didn't reply",    "didn't respond",
    "didn't pick up",  "did not answer",   "did not reply",  "did not respond", "did not pick up", "couldn't reach",
    "could not reach", "wasn't reachable", "tried to call",  "tried to reach",  "tried to phone",  "tried calling",
    "tried phoning",   "tried reaching",   "left a message", "left voicemail",  "voicemail",       "not reached"};

/// What comes after a preposition and says the means.
std::string_view means_of(std::string_view word) {
  struct Means {
    std::string_view word;
    std::string_view channel;
  };
  constexpr std::array<Means, 20> means{
      {{"zoom", "video"},       {"teams", "video"},    {"video", "video"},      {"skype", "video"},
       {"webex", "video"},      {"facetime", "video"}, {"phone", "call"},       {"telephone", "call"},
       {"email", "email"},      {"e-mail", "email"},   {"mail", "email"},       {"text", "message"},
       {"sms", "message"},      {"slack", "message"},  {"whatsapp", "message"}, {"signal", "message"},
       {"telegram", "message"}, {"dm", "message"},     {"letter", "letter"},    {"person", "in-person"}}};
  const auto* const found = std::find_if(means.begin(), means.end(), [word](auto& one) { return one.word == word; });
  return found == means.end() ? std::string_view{} : found->channel;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& named)
      : text_(text), tokens_(tokens), named_(named) {}

  Manner read() const {
    Manner manner;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!plain(at)) continue;
      const KindWord* const word = manner.kind ? nullptr : kind_at(at);
      if (word != nullptr) {
        manner.kind = word->kind;
        manner.direction = direction(at, *word);
      }
      if (!manner.channel) manner.channel = means_at(at);
      manner.attempt = manner.attempt || missed_at(at);
    }
    if (manner.attempt && !manner.direction) manner.direction = "out";
    return manner;
  }

 private:
  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<bool>& named_;

  bool plain(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].is_word() && tokens_[at].part == Part::told && !named_[at];
  }
  /// The word at a place, or nothing for a name or anything else that is no word.
  std::string_view key(std::size_t at) const { return plain(at) ? tokens_[at].key : std::string_view{}; }
  /// The word so many places back, none before the beginning.
  std::string_view back(std::size_t at, std::size_t steps) const {
    return at >= steps ? key(at - steps) : std::string_view{};
  }
  bool is_named(std::size_t at) const { return at < tokens_.size() && named_[at] && tokens_[at].part == Part::told; }

  const KindWord* kind_at(std::size_t at) const {
    const auto next = key(at + 1);
    if (key(at) == "1" && next == "1" && text_.substr(tokens_[at].where.end, 1) == ":") return &one_to_one;
    if (key(at) == "one" && (next == "on" || next == "to") && key(at + 2) == "one") return &one_to_one;
    if (key(at) == "wrote" && (next == "to" || next == "back")) return &wrote;
    if (key(at) == "google" && next == "meet") return kind_word("video");
    const KindWord* const word = kind_word(key(at));
    if (word == nullptr || !is_meant(at)) return nullptr;
    // The more telling word follows: `phone call`, `conference call`, `video call` is a video.
    const bool call_follows = (next == "call" || next == "calls") && word->kind != "video";
    return call_follows ? kind_word("call") : word;
  }

  /// Whether the word is the kind and not something that sounds like it.
  bool is_meant(std::size_t at) const {
    constexpr std::array<std::string_view, 15> owners{"the", "our", "their", "both", "all",  "two",   "your",  "my",
                                                      "her", "his", "three", "of",   "some", "these", "across"};
    constexpr std::array<std::string_view, 9> others{"business", "credit",   "id",    "sim", "score",
                                                     "report",   "graphics", "debit", "bank"};
    constexpr std::array<std::string_view, 8> texting{"from",     "to",   "with", "message",
                                                      "exchange", "chat", "by",   "about"};
    const auto word = key(at);
    const auto before = back(at, 1);
    if (word == "teams") return !among(owners, before);
    if (word == "card" || word == "cards") return !among(others, before);
    if (word == "event" || word == "events") return before != "any" && before != "current" && before != "the";
    if (word == "text" || word == "texts") {
      return tokens_[at].opens || before.empty() || before == "a" || before == "by" || before == "quick" ||
             among(texting, key(at + 1)) || is_named(at + 1);
    }
    if (word == "drink") return before == "a" || before == "for" || tokens_[at].opens;
    if (word == "meet" || word == "meets") return tokens_[at].opens;
    return true;
  }

  std::optional<std::string> direction(std::size_t at, const KindWord& word) const {
    constexpr std::array<std::string_view, 6> means{"call", "message", "email", "letter", "card", "gift"};
    if (!among(means, word.kind)) return std::nullopt;
    return word.form == Form::verb ? of_verb(at) : of_noun(at);
  }

  /// `Priya called`, `she called me`, `called Priya`
  std::optional<std::string> of_verb(std::size_t at) const {
    const auto next = key(at + 1);
    const auto before = back(at, 1);
    const bool they = (at > 0 && is_named(at - 1)) || before == "she" || before == "he" || before == "they";
    if (next == "me" || next == "us" || next == "by") return "in";
    if (they) return is_named(at + 1) ? std::nullopt : std::optional<std::string>("in");
    if (is_named(at + 1) || before == "i" || before == "we" || next == "to" || next == "back") return "out";
    return std::nullopt;
  }

  /// `email from Priya`, `got a card`, `sent a gift`, `Priya sent me a letter`
  std::optional<std::string> of_noun(std::size_t at) const {
    constexpr std::array<std::string_view, 2> taken{"got", "received"};
    constexpr std::array<std::string_view, 5> given{"sent", "wrote", "gave", "posted", "mailed"};
    if (key(at + 1) == "from") return "in";
    for (std::size_t steps = 1; steps <= 4; ++steps) {
      const auto word = back(at, steps);
      if (word == "me" || word == "us") return "in";
      if (among(taken, word)) return "in";
      if (!among(given, word)) continue;
      return at > steps && (is_named(at - steps - 1) || back(at, steps + 1) == "she" || back(at, steps + 1) == "he")
                 ? "in"
                 : "out";
    }
    if (key(at + 1) == "to") return "out";
    return std::nullopt;
  }

  /// `over zoom`, `by phone`, `in person`
  std::optional<std::string> means_at(std::size_t at) const {
    constexpr std::array<std::string_view, 5> joints{"on", "over", "via", "by", "through"};
    const auto word = key(at);
    const std::size_t next = key(at + 1) == "the" || key(at + 1) == "a" ? at + 2 : at + 1;
    const auto means = means_of(key(next));
    if (means.empty()) return std::nullopt;
    const bool person = means == "in-person";
    const bool joined = person ? word == "in" && next == at + 1 : among(joints, word);
    return joined ? std::optional<std::string>(means) : std::nullopt;
  }

  bool missed_at(std::size_t at) const {
    return std::any_of(missed.begin(), missed.end(), [&](std::string_view phrase) {
      std::size_t place = at;
      for (std::size_t from = 0; from < phrase.size(); ++place) {
        const auto end = std::min(phrase.find(' ', from), phrase.size());
        if (key(place) != phrase.substr(from, end - from)) return false;
        from = end + 1;
      }
      // `no answer to her question` is about something else.
      return phrase.substr(0, 3) != "no " || key(place) != "to";
    });
  }
};

}  // namespace

bool is_kind_word(std::string_view word) { return kind_word(word) != nullptr; }

Manner read_manner(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& named) {
  return Reader(text, tokens, named).read();
}

}  // namespace rapport::text
