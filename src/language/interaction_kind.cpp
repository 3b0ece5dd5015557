#include "language/interaction_kind.hpp"

#include "base/strings.hpp"
#include "language/clause_tokens.hpp"
#include "language/directions.hpp"
#include "language/kind_senses.hpp"
#include "language/kind_words.hpp"

namespace rapport::language {
namespace {

/// A kind in the text, from one or more words.
struct Said {
  KindWord word;
  std::size_t first = 0;
  std::size_t count = 1;
};

/// The channel that a word after a preposition names.
std::string_view means_of(std::string_view word) {
  struct Means {
    std::string_view word;
    std::string_view channel;
  };
  constexpr std::array<Means, 21> means{{{"zoom", "video"},       {"teams", "video"},      {"video", "video"},
                                         {"skype", "video"},      {"webex", "video"},      {"facetime", "video"},
                                         {"phone", "call"},       {"telephone", "call"},   {"email", "email"},
                                         {"e-mail", "email"},     {"mail", "email"},       {"text", "message"},
                                         {"sms", "message"},      {"slack", "message"},    {"whatsapp", "message"},
                                         {"signal", "message"},   {"telegram", "message"}, {"dm", "message"},
                                         {"imessage", "message"}, {"letter", "letter"},    {"person", "in-person"}}};
  const auto* const found = std::ranges::find_if(means, [word](auto& one) { return one.word == word; });
  return found == means.end() ? std::string_view{} : found->channel;
}

class Reader {
 public:
  Reader(const ClauseTokens& words, const KindWords& own) : words_(words), own_(own) {}

  InteractionKind read() const {
    InteractionKind manner;
    std::optional<Said> said;
    std::optional<Said> written;  // `wrote Priya`, unless a kind follows
    std::optional<Said> beside;   // `after lunch`, likewise
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (!words_.plain(at)) continue;
      if (!said) said = kind_at(at);
      if (said && is_beside(said->first)) {
        if (!beside) beside = said;
        said.reset();
      }
      if (!said && !written) written = letter_or_email(at);
      if (!manner.channel) manner.channel = means_at(at);
      if (!manner.attempt) manner.attempt = attempt_at(words_, at);
    }
    if (!said) said = written ? written : beside;
    if (said) {
      manner.kind = FoundWord{std::string(said->word.kind), words_.where(said->first, said->count)};
      manner.direction = direction(words_, said->first, said->count, said->word);
    }
    if (manner.attempt && !manner.direction) manner.direction = FoundWord{"out", *manner.attempt};
    return manner;
  }

 private:
  const ClauseTokens& words_;
  const KindWords& own_;

  std::string_view key(std::size_t at) const { return words_.key(at); }

  std::optional<Said> kind_at(std::size_t at) const {
    if (auto own = own_kind_at(at)) return own;
    const auto next = key(at + 1);
    const auto is_colon = [&] { return words_.text().substr(words_.token(at).where.end, 1) == ":"; };
    if (key(at) == "1" && next == "1" && is_colon() && !in_figures(at)) return Said{{"1:1", "meeting"}, at, 2};
    if (key(at) == "one" && (next == "on" || next == "to") && key(at + 2) == "one")
      return Said{{"one on one", "meeting"}, at, 3};
    if (key(at) == "wrote" && (next == "to" || (next == "back" && key(at + 2) == "to"))) {
      return Said{{"wrote to", "email", KindWord::Form::verb}, at, next == "to" ? 2U : 3U};
    }
    if (key(at) == "google" && (next == "meet" || next == "hangout" || next == "hangouts"))
      return Said{{"google meet", "video"}, at, 2};
    const KindWord* const word = kind_word(key(at));
    if (word == nullptr || !is_meant_as_kind(words_, at)) return std::nullopt;
    // The second word decides: `phone call`, `conference call`; `video call` is a video.
    const bool call_follows = (next == "call" || next == "calls") && !words_.parted(at + 1);
    if (call_follows && word->kind != "video" && word->kind != "message") return Said{*kind_word("call"), at, 2};
    if (call_follows) return Said{*word, at, 2};
    return Said{*word, at, 1};
  }

  /// Whether `1:1` is part of `1:1:1` or similar.
  bool in_figures(std::size_t at) const {
    const auto [begin, end] = words_.where(at, 2);
    const auto text = words_.text();
    const auto is_sign = [](char c) { return c == ':' || c == '-' || c == '/'; };
    const bool before = begin > 1 && is_sign(text[begin - 1]) && is_digit(text[begin - 2]);
    return before || (end + 1 < text.size() && is_sign(text[end]) && is_digit(text[end + 1]));
  }

  /// The longest of the user's own words or phrases that starts here.
  std::optional<Said> own_kind_at(std::size_t at) const {
    constexpr std::size_t most_words = 3;
    std::optional<Said> found;
    if (own_.empty()) return found;
    std::string phrase;
    for (std::size_t count = 1; count <= most_words && words_.plain(at + count - 1); ++count) {
      if (count > 1 && words_.parted(at + count - 1)) break;
      phrase += (count == 1 ? "" : " ") + words_.token(at + count - 1).key;
      const auto own = own_.find(phrase);
      if (own == own_.end()) continue;
      found = Said{
          {own->first, own->second, phrase.ends_with("ed") ? KindWord::Form::verb : KindWord::Form::noun}, at, count};
    }
    return found;
  }

  /// `after lunch, called Priya`, `before the meeting`: another kind, if there is one, is the one meant.
  bool is_beside(std::size_t at) const {
    const auto is_time = [](std::string_view word) { return word == "after" || word == "before"; };
    return is_time(words_.back(at, 1)) || (words_.back(at, 1) == "the" && is_time(words_.back(at, 2)));
  }

  /// `wrote Priya about it`, `wrote her back`
  std::optional<Said> letter_or_email(std::size_t at) const {
    if (key(at) != "wrote") return std::nullopt;
    const bool somebody =
        words_.is_name(at + 1) || is_somebody(key(at + 1)) || key(at + 1) == "back" || key(at + 1) == "me";
    if (!somebody || words_.parted(at + 1)) return std::nullopt;
    return Said{{"wrote", "email", KindWord::Form::verb}, at, 1};
  }

  /// `over zoom`, `by phone`, `in person`
  std::optional<FoundWord> means_at(std::size_t at) const {
    constexpr std::array<std::string_view, 5> joints{"on", "over", "via", "by", "through"};
    const auto word = key(at);
    if (word == "face-to-face") return FoundWord{"in-person", words_.where(at)};
    if (words_.says(at, "face to face") > 0) return FoundWord{"in-person", words_.where(at, 3)};
    const std::size_t next = key(at + 1) == "the" || key(at + 1) == "a" ? at + 2 : at + 1;
    const auto means = means_of(key(next));
    if (means.empty()) return std::nullopt;
    const bool person = means == "in-person";
    const bool joined = person ? word == "in" && next == at + 1 : contains(joints, word);
    return joined ? std::optional(FoundWord{std::string(means), words_.where(at, next - at + 1)}) : std::nullopt;
  }
};

}  // namespace

InteractionKind read_interaction_kind(std::string_view text, const std::vector<Token>& tokens,
                                      const std::vector<bool>& named, const KindWords& own) {
  return Reader(ClauseTokens(text, tokens, named), own).read();
}

}  // namespace rapport::language
