#include "language/tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "base/names.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "language/lexicon.hpp"

namespace rapport::language {
namespace {

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x202f || c == 0x3000; }

bool ends_sentence(char32_t c) {
  return c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

/// Characters after which a sentence may start, but need not.
bool leans_on(char32_t c) {
  constexpr std::array<char32_t, 12> signs{':',    '(',    '[',    '"',    '-',    0x2013,
                                           0x2014, 0x201c, 0x201e, 0x00ab, 0xff1a, 0x2022};
  return contains(signs, c);
}

bool is_local(std::string_view text, std::size_t at) {
  const char c = text[at];
  return is_word_char(code_point(text, at).value) || c == '.' || c == '+' || c == '-' || c == '%' || (c & 0x80) != 0;
}

class Lexer {
 public:
  Lexer(std::string_view text, std::size_t from) : text_(text), at_(from) {}

  Tokens run() && {
    while (at_ < text_.size()) step();
    close_part(text_.size());
    return std::move(result_);
  }

 private:
  std::string_view text_;
  std::size_t at_;
  Tokens result_;
  std::unordered_set<std::string> tags_;
  Part part_ = Part::main;
  std::size_t part_begin_ = 0;
  bool opens_ = true;
  bool leans_ = false;

  bool here(std::string_view sign) const { return text_.substr(at_, sign.size()) == sign; }
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  /// The previous character; a space at the start.
  char32_t before() const {
    std::size_t at = at_;
    while (at > 0 && at_ - at < 4 && (text_[--at] & 0xc0) == 0x80) continue;
    return at < at_ ? code_point(text_, at).value : U' ';
  }

  /// Whether a word can start here.
  bool fresh() const { return !is_word_char(before()) || is_unspaced(before()); }

  bool begins_tag() const {
    const char32_t c = before();
    return is_blank(c) || std::u32string_view(U"([{\"',;:*").find(c) != std::u32string_view::npos || is_unspaced(c) ||
           (c > 0x80 && !is_word_char(c));
  }

  void step() {
    if (here("->") && before() != '<') return open_part(Part::promise, 2);
    if (here("\u2192")) return open_part(Part::promise, 3);
    if (here("??") && fresh() && !here("???")) return open_part(Part::question, 2);
    if (here("==") && is_blank(before()) && (at_ + 2 == text_.size() || is_blank(code_point(text_, at_ + 2).value)))
      return open_part(Part::fact, 2);
    if (here("**") && new_name()) return;
    const auto [c, size] = code_point(text_, at_);
    if (c == '\\') return escaped();
    if ((c == '#' || c == '+') && begins_tag() && tag()) return;
    if (c == '@' && fresh() && handle()) return;
    // Underscores are part of a word, or, as in Markdown, around it.
    if (is_word_char(c) && c != '_') return word();
    if (c == '/' || c == '~' || here("./") || here("../")) return slash();
    notice(c);
    at_ += size;
  }

  /// Handles a sign between words.
  void notice(char32_t c) {
    if (c == '\n') {
      close_part(at_);
      opens_ = true;
    } else if (c == '.') {
      opens_ = opens_ || !after_abbreviation();
    } else if (ends_sentence(c)) {
      opens_ = true;
    } else if (leans_on(c)) {
      leans_ = true;
    }
  }

  /// Whether the full stop here belongs to an initial or a title.
  bool after_abbreviation() const {
    if (result_.all.empty() || result_.all.back().where.end != at_) return false;
    const Token& last = result_.all.back();
    return last.is_word() && (last.where.end - last.where.begin == 1 || is_title(last.key));
  }

  void open_part(Part part, std::size_t size) {
    close_part(at_);
    at_ += size;
    part_ = part;
    part_begin_ = at_;
    opens_ = true;
  }

  void close_part(std::size_t end) {
    const Span where{part_begin_, std::max(part_begin_, end)};
    if (part_ == Part::promise) result_.promises.push_back(where);
    if (part_ == Part::question) result_.questions.push_back(where);
    if (part_ == Part::fact) result_.facts.push_back(where);
    part_ = Part::main;
  }

  Token& add(Token::Kind kind, std::size_t end, std::string key) {
    Token token;
    token.kind = kind;
    token.part = part_;
    token.opens = opens_;
    token.leans = leans_;
    token.where = {at_, end};
    token.key = std::move(key);
    result_.all.push_back(std::move(token));
    // A word after a leading tag can still be the first word of a sentence.
    if (kind != Token::Kind::tag) opens_ = leans_ = false;
    at_ = end;
    return result_.all.back();
  }

  /// Skips everything up to the next space as an opaque token.
  void pass_over() {
    std::size_t end = at_;
    while (end < text_.size() && !is_blank(code_point(text_, end).value)) end += code_point(text_, end).size;
    add(Token::Kind::opaque, end, {});
  }

  void escaped() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && std::string_view("#+@*").find(text_[at_]) != std::string_view::npos) ++at_;
    if (at_ < text_.size() && is_word_char(code_point(text_, at_).value)) {
      add(Token::Kind::opaque, next_word(text_, at_)->end, {});
    } else if (at_ == begin && at_ < text_.size() && !is_blank(code_point(text_, at_).value)) {
      const std::size_t size = here("->") || here("??") || here("==") ? 2 : code_point(text_, at_).size;
      at_ += size;
    }
  }

  bool new_name() {
    constexpr std::size_t longest = 200;
    const auto inside = text_.substr(at_ + 2, longest);
    const auto end = inside.find("**");
    if (end == std::string_view::npos || inside.substr(0, end).find_first_of("*\n") != std::string_view::npos)
      return false;
    // As in Markdown, `2 ** 3 ** 4` is not a name.
    const auto name = inside.substr(0, end);
    if (!next_word(name, 0) || trimmed(name).size() != name.size()) return false;
    add(Token::Kind::new_name, at_ + end + 4, std::string(name)).capital = true;
    return true;
  }

  bool tag() {
    std::size_t end = at_ + 1;
    std::size_t last = end;  // after the last character that may end a tag
    bool letter = false;
    while (end < text_.size()) {
      const auto [c, size] = code_point(text_, end);
      const bool inner = c == '-' || c == ':';
      if (!inner && !is_word_char(c)) break;
      letter = letter || is_word_letter(c);
      end += size;
      if (!inner) last = end;
    }
    if (!letter) return false;
    const auto name = text_.substr(at_ + 1, last - at_ - 1);
    if (tags_.insert(fold(name)).second) result_.tags.push_back({std::string(name), {at_, last}});
    add(Token::Kind::tag, last, {});
    return true;
  }

  bool handle() {
    std::size_t end = at_ + 1;
    std::size_t last = end;
    while (end < text_.size()) {
      const auto [c, size] = code_point(text_, end);
      if (c != '-' && !is_word_char(c)) break;
      end += size;
      if (c != '-') last = end;
    }
    if (last == at_ + 1) return false;
    // `@sam@site.example` and `@sam.li` are names on other systems.
    const bool foreign = byte(last) == '@' || (byte(last) == '.' && last + 1 < text_.size() &&
                                               is_word_char(code_point(text_, last + 1).value));
    if (foreign) {
      pass_over();
    } else {
      add(Token::Kind::handle, last, fold(text_.substr(at_ + 1, last - at_ - 1)));
    }
    return true;
  }

  /// `/home/grace`, `~/grace`: a path, unless the slash joins two words.
  void slash() {
    const bool begins = !is_word_char(before()) && before() != ')' && before() != '/';
    const bool path = begins && at_ + 1 < text_.size() && !is_blank(static_cast<unsigned char>(text_[at_ + 1]));
    if (path) return pass_over();
    ++at_;
  }

  /// The end of the e-mail address that starts here, if there is one.
  std::optional<std::size_t> email_end() const {
    constexpr std::size_t longest_local = 64;  // RFC 5321, 4.5.3.1.1
    std::size_t at = at_;
    while (at < text_.size() && at - at_ <= longest_local && is_local(text_, at)) ++at;
    if (byte(at) != '@') return std::nullopt;
    const auto domain = next_word(text_, at + 1);
    if (!domain || domain->begin != at + 1) return std::nullopt;
    return domain->end;
  }

  void word() {
    std::size_t end = next_word(text_, at_)->end;
    while (text_[end - 1] == '_') --end;
    const auto written = text_.substr(at_, end - at_);
    if (text_.substr(end, 3) == "://" || written.substr(0, 4) == "www.") return pass_over();
    if (byte(end) == '/' && written.find('.') != std::string_view::npos) return pass_over();
    // `C++`, `F#`
    if (end == at_ + 1 && (text_.substr(end, 2) == "++" || byte(end) == '#')) return pass_over();
    const auto first = code_point(text_, at_).value;
    const bool unspaced = is_unspaced(first);
    if (const auto address = unspaced ? std::nullopt : email_end()) {
      const std::string key = fold(text_.substr(at_, *address - at_));
      add(Token::Kind::email, *address, key);
      return;
    }
    Token& token = add(Token::Kind::word, end, word_key(written));
    token.unspaced = unspaced;
    token.capital = is_upper(first);
    token.shouted = token.capital && all_capitals(written);
    token.bare = bare_size(token.key);
    token.function = is_function_word(token.bare_key());
  }

  static bool all_capitals(std::string_view written) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < written.size(); at += code_point(written, at).size) {
      const char32_t c = code_point(written, at).value;
      if (is_word_letter(c) && !is_upper(c)) return false;
      letters += is_word_letter(c) ? 1 : 0;
    }
    return letters > 1;
  }

  /// `priya's`, `grace'll`, `zeynep'le`; but `o'brien` is one word, and `don't` is unrelated to Don.
  static std::size_t bare_size(std::string_view key) {
    const auto apostrophe = key.rfind('\'');
    if (apostrophe == std::string_view::npos || apostrophe == 0) return 0;
    const auto ending = key.substr(apostrophe + 1);
    if (apostrophe == 1 && ending != "s") return 0;
    return ending.size() > 3 || ending == "t" ? 0 : apostrophe;
  }
};

}  // namespace

Tokens tokens(std::string_view text, std::size_t from) { return Lexer(text, from).run(); }

Gap gap(std::string_view text, const Token& left, const Token& right) {
  constexpr std::size_t widest = 16;
  if (left.part != right.part || right.where.begin - left.where.end > widest) return Gap::none;
  const auto between = text.substr(left.where.end, right.where.begin - left.where.end);
  const auto sign = trimmed(between);
  if (between.find('\n') != std::string_view::npos) return Gap::none;
  if (sign.empty()) return between.empty() ? Gap::none : Gap::blank;
  if (sign == "\u30fb" || sign == "\u00b7") return Gap::blank;
  if (sign == ".") return between.size() > 1 ? Gap::dot : Gap::none;
  constexpr std::array<std::string_view, 8> joints{",", "&", "+", "/", ", &", "\u3001", "\uff0c", "\u060c"};
  return contains(joints, sign) ? Gap::joint : Gap::none;
}

}  // namespace rapport::language
