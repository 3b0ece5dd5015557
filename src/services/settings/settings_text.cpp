#include "services/settings/settings_text.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"

namespace rapport::services {
namespace {

constexpr int most_dots = 64;

/// Walks through a text, skipping strings and comments.
class Walk {
 public:
  Walk(std::string_view toml, const std::string& path) : toml_(toml), path_(path) {}

  void check() {
    while (at_ < toml_.size()) {
      const char c = toml_[at_];
      if (c == '\n') {
        end_line();
      } else if (c == '#') {
        at_ = std::min(toml_.find('\n', at_), toml_.size());
      } else if (c == '"' || c == '\'') {
        check_string(c);
      } else {
        check_character(c);
        ++at_;
      }
    }
  }

 private:
  void end_line() {
    ++at_;
    ++line_;
    line_begin_ = at_;
    dots_ = 0;
  }

  void check_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool blank = c == ' ' || c == '\t' || c == '\r';
    if (byte >= 0x7f || (byte < ' ' && !blank)) refuse("put letters other than a to z in quotation marks");
    if (c == '.' && ++dots_ > most_dots) refuse("a key has at most two parts");
  }

  /// A string starts after a blank or a sign, or after a dot as a key. After anything else, the parser reads the
  /// quotation mark and what follows as part of a number.
  void check_string(char quote) {
    const std::size_t begin = at_;
    const char before = begin > 0 ? toml_[begin - 1] : '\n';
    if (std::string_view(" \t\r\n=[{,.").find(before) == std::string_view::npos) refuse("unexpected quotation mark");
    pass_string(quote);
    const auto text = toml_.substr(begin, at_ - begin);
    const bool plain = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (before == '.' && !plain) refuse("a key has letters from a to z only");
  }

  void pass_string(char quote) {
    const std::string three(3, quote);
    const bool long_one = toml_.substr(at_).starts_with(three);
    at_ += long_one ? 3 : 1;
    while (at_ < toml_.size()) {
      if (toml_[at_] == '\n' && !long_one) return;
      if (long_one ? toml_.substr(at_).starts_with(three) : toml_[at_] == quote) break;
      if (toml_[at_] == '\\' && quote == '"') check_escape();
      if (toml_[at_] == '\n') {
        ++line_;
        line_begin_ = at_ + 1;
      }
      ++at_;
    }
    at_ = std::min(at_ + (long_one ? 3 : 1), toml_.size());
  }

  /// Moves to the character after a backslash, where the parser looks for blanks.
  void check_escape() {
    const std::size_t next = toml_.find_first_not_of(" \t\r\n", at_ + 1);
    if (next != std::string_view::npos && static_cast<unsigned char>(toml_[next]) >= 0x80)
      refuse("unexpected backslash before a letter other than a to z");
    if (at_ + 1 < toml_.size()) ++at_;
  }

  [[noreturn]] void refuse(const char* why) const {
    throw Error(ErrorCode::usage, fmt::format("{}:{}:{}: {}", path_, line_, at_ - line_begin_ + 1, why));
  }

  std::string_view toml_;
  const std::string& path_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t line_begin_ = 0;
  int dots_ = 0;
};

}  // namespace

void check_settings_text(std::string_view toml, const std::string& path) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (toml.starts_with(mark)) toml.remove_prefix(mark.size());
  Walk(toml, path).check();
}

}  // namespace rapport::services
