#include <algorithm>

#include "base/utf8.hpp"
#include "text/sentence_parts.hpp"

namespace rapport::text {
namespace {

/// What joins letters into one word when it stands between two of them.
bool joins(char32_t c) {
  return c == '\'' || c == '-' || c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0x02bc || c == 0xb7 || c == 0x200c ||
         c == 0x200d;
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n'; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Whether a run without spaces is a URL or an e-mail address.
bool is_address(std::string_view run) {
  if (run.find("://") != std::string_view::npos || run.starts_with("www.")) return true;
  const std::size_t at = run.find('@');
  return at != std::string_view::npos && at > 0 && run.find('.', at) != std::string_view::npos;
}

/// One run of the text without spaces, and where it stands.
void read_run(std::string_view text, Stretch run, bool& starts, std::vector<Token>& found) {
  const std::string_view piece = text.substr(run.begin, run.end - run.begin);
  const bool tag = piece.size() > 1 && (piece.front() == '#' || piece.front() == '+');
  const bool off_limits = tag || is_address(piece);
  bool handle = false;
  bool escaped = false;
  for (std::size_t at = run.begin; at < run.end;) {
    const auto [first, size] = code_point(text, at);
    if (!is_word(first)) {
      handle = first == '@';
      escaped = first == '\\';
      starts = starts || ends_sentence(text[at]);
      at += size;
      continue;
    }
    std::size_t end = at;
    while (end < run.end) {
      const auto [c, c_size] = code_point(text, end);
      const bool inside = joins(c) && end + c_size < run.end && is_word(code_point(text, end + c_size).value);
      if (!is_word(c) && !inside && !(handle && c == '-')) break;
      end += c_size;
    }
    found.push_back({.where = {at, end},
                     .word = true,
                     .capital = is_upper(first) || is_spaceless(first),
                     .starts = starts,
                     .handle = handle && !off_limits,
                     .escaped = escaped,
                     .off_limits = off_limits});
    starts = handle = escaped = false;
    at = end;
  }
}

}  // namespace

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> found;
  bool starts = true;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      starts = starts || text[at] == '\n';
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    read_run(text, {at, end}, starts, found);
    at = end;
  }
  return found;
}

std::vector<std::string> tags(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool mark = text[at] == '#' || text[at] == '+';
    if (!mark || (at > 0 && !is_space(text[at - 1]) && text[at - 1] != '(')) continue;
    std::size_t end = at + 1;
    bool letter = false;
    while (end < text.size()) {
      const auto [c, size] = code_point(text, end);
      const bool digit = c >= '0' && c <= '9';
      if (!is_word(c) && c != '-' && c != '_' && c != ':') break;
      letter = letter || (is_word(c) && !digit);
      end += size;
    }
    while (end > at + 1 && (text[end - 1] == ':' || text[end - 1] == '-')) --end;
    if (!letter) continue;
    const std::string tag(text.substr(at + 1, end - at - 1));
    const bool known = std::any_of(found.begin(), found.end(), [&](auto& one) { return fold(one) == fold(tag); });
    if (!known) found.push_back(tag);
    at = end - 1;
  }
  return found;
}

}  // namespace rapport::text
