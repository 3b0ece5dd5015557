#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "language/name_matches.hpp"

namespace rapport::language {
namespace {

/// The most characters of a name, enough for Chinese, Thai and transcribed names.
constexpr std::size_t longest_name = 14;
constexpr std::size_t longest_han = 5;

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000; }
bool is_katakana(char32_t c) { return (c >= 0x30a1 && c <= 0x30ff) || (c >= 0xff66 && c <= 0xff9f); }

/// Titles that follow a name.
constexpr std::array<std::string_view, 20> honorifics{"さん", "様",     "先生", "老师", "老師", "君",   "くん",
                                                      "氏",   "ちゃん", "殿",   "小姐", "女士", "经理", "經理",
                                                      "总",   "總",     "博士", "教授", "太太", "哥"};

/// Words next to which a name may start or end: with, and, to, of ...
bool holds_apart(char32_t c) {
  constexpr std::u32string_view signs =
      U"和与與跟同见見给給约約请請找向对對在了过過帮幫问問叫陪替为為被让讓のとはがをにもでへや";
  return signs.find(c) != std::u32string_view::npos;
}

/// Words that often follow a name directly: today, together, says, eats ...
bool follows_names(char32_t c) {
  constexpr std::u32string_view signs = U"今昨明一說说来來去吃喝聊谈談讨討打发發的也都很有想要们們是会會生病回";
  return signs.find(c) != std::u32string_view::npos;
}

/// A run of characters of one script, and the names in it.
class Run {
 public:
  Run(std::string_view text, const Token& token, NameIndex& index) : text_(text), index_(index) {
    for (std::size_t at = token.where.begin; at < token.where.end;) {
      const auto [c, size] = code_point(text, at);
      // A combining mark, as in Thai, belongs to the letter before it.
      if (letters_.empty() || is_word_letter(c) || (c >= '0' && c <= '9')) letters_.push_back({at, c});
      at += size;
    }
    letters_.push_back({token.where.end, 0});
  }

  std::size_t size() const { return letters_.size() - 1; }

  struct Found {
    std::size_t letters;
    Span where;
    std::vector<NameCandidate> candidates;
  };

  /// The longest name that starts at a letter.
  std::optional<Found> at(std::size_t begin) const {
    // No name starts in the middle of a transcribed name.
    if (begin > 0 && is_katakana(letters_[begin].c) && is_katakana(letters_[begin - 1].c)) return std::nullopt;
    const std::size_t most = std::min(is_han(letters_[begin].c) ? longest_han : longest_name, size() - begin);
    for (std::size_t count = most; count > 0; --count) {
      const std::size_t end = begin + count;
      // One letter is a name only if nothing else can be meant.
      if (count == 1 && size() > 1 && !(stands_alone(begin, end) && is_honoured(end))) break;
      if (end < size() && is_katakana(letters_[end - 1].c) && is_katakana(letters_[end].c)) continue;
      const Span where{letters_[begin].at, letters_[end].at};
      auto candidates = index_.named(word_key(text_.substr(where.begin, where.end - where.begin)));
      if (!stands_alone(begin, end)) {
        const bool brief = count < 3 && is_han(letters_[begin].c);
        std::erase_if(candidates, [brief](auto& one) {
          return brief || (one.kind != NameKind::full && one.kind != NameKind::alias);
        });
      }
      if (!candidates.empty()) return Found{count, where, std::move(candidates)};
    }
    return std::nullopt;
  }

 private:
  struct Letter {
    std::size_t at;
    char32_t c;
  };

  std::string_view text_;
  NameIndex& index_;
  std::vector<Letter> letters_;  // and one more for the end of the run

  /// Whether a part of a name can stand for the whole: no other name may be adjacent.
  bool stands_alone(std::size_t begin, std::size_t end) const {
    const bool left = begin == 0 || holds_apart(letters_[begin - 1].c);
    return left &&
           (end == size() || holds_apart(letters_[end].c) || follows_names(letters_[end].c) || is_honoured(end));
  }

  bool is_honoured(std::size_t end) const {
    const auto rest = text_.substr(letters_[end].at, letters_.back().at - letters_[end].at);
    return std::ranges::any_of(honorifics, [rest](auto title) { return rest.starts_with(title); });
  }
};

}  // namespace

std::string without_particle(std::string_view key) {
  const bool hangul = !key.empty() && code_point(key, 0).value >= 0x1100 && code_point(key, 0).value <= 0x11ff;
  if (!hangul) return {};
  constexpr std::array<std::string_view, 19> particles{"에게", "한테", "이랑", "하고", "씨", "님", "와",
                                                       "과",   "이",   "가",   "은",   "는", "을", "를",
                                                       "랑",   "의",   "도",   "께",   "야"};
  for (const auto particle : particles) {
    const std::string ending = fold(particle);  // in the same form as the key
    if (key.size() > ending.size() && key.ends_with(ending))
      return std::string(key.substr(0, key.size() - ending.size()));
  }
  return {};
}

std::vector<NameMatch> match_unspaced(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                                      NameIndex& index) {
  std::vector<NameMatch> matches;
  const Run run(text, tokens[at], index);
  for (std::size_t letter = 0; letter < run.size();) {
    auto found = run.at(letter);
    letter += found ? found->letters : 1;
    if (!found) continue;
    matches.push_back(
        {.part = tokens[at].part, .first = at, .where = found->where, .candidates = std::move(found->candidates)});
  }
  return matches;
}

}  // namespace rapport::language
