#include "base/word_break.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "base/utf8.hpp"

namespace rapport {
namespace {

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

/// Joiners and the soft hyphen, which change or separate the letters next to them.
bool is_invisible(char32_t c) { return c == 0x00ad || c == 0x200c || c == 0x200d || c == 0x2060; }

bool is_joint(char32_t c) {
  constexpr std::array<char32_t, 10> joints{'\'', '.', '-', '`', 0x00b4, 0x2010, 0x2011, 0x2018, 0x2019, 0x201b};
  return c == 0xff07 || contains(joints, c);
}

bool is_mark(char32_t c) {
  const auto kind = category(c);
  return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC || kind == UTF8PROC_CATEGORY_ME;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at < text.size() && is_word_char(code_point(text, at).value);
}

/// The end of the word whose first character is at `begin`.
std::size_t word_end(std::string_view text, std::size_t begin) {
  const bool unspaced = is_unspaced(code_point(text, begin).value);
  std::size_t at = begin;
  while (at < text.size()) {
    const auto [c, size] = code_point(text, at);
    if (is_mark(c) || is_invisible(c) || (is_word_char(c) && is_unspaced(c) == unspaced)) {
      at += size;
    } else if (is_joint(c) && !unspaced && begins_word(text, at + size) &&
               !is_unspaced(code_point(text, at + size).value)) {
      at += size;
    } else {
      break;
    }
  }
  return at;
}

/// The end of the piece that starts at this word character.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  const auto [first, first_size] = code_point(text, begin);
  const bool unspaced = is_unspaced(first);
  std::size_t at = begin + first_size;
  while (at < text.size()) {
    const auto [c, size] = code_point(text, at);
    if (c >= 0x80 && (is_mark(c) || is_invisible(c))) {
      at += size;
    } else if (!unspaced && is_word_char(c) && !is_unspaced(c)) {
      at += size;
    } else {
      break;
    }
  }
  return at;
}

std::string piece_key(std::string_view piece) {
  if (is_ascii(piece)) return lower_ascii(piece);
  std::string key = fold(piece);
  std::erase_if(key,
                [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_word_char(static_cast<char32_t>(c)); });
  return key;
}

}  // namespace

bool is_word_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_word_char(char32_t c) {
  if (c < 0x80) return is_word_letter(c) || (c >= '0' && c <= '9') || c == '_';
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto kind = category(c);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_unspaced(char32_t c) {
  if (c < 0x0e00) return false;
  return c <= 0x0eff || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x2e80 && c <= 0x2fdf) ||
         (c >= 0x3005 && c <= 0x3007) || (c >= 0x3031 && c <= 0x3035) || (c >= 0x3041 && c <= 0x312f) ||
         (c >= 0x31f0 && c <= 0x31ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0xff66 && c <= 0xff9f) || (c >= 0x20000 && c <= 0x3ffff);
}

std::optional<WordSpan> next_word(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    const auto [c, size] = code_point(text, at);
    if (is_word_char(c)) return WordSpan{at, word_end(text, at)};
    at += size;
  }
  return std::nullopt;
}

std::string word_key(std::string_view word) {
  std::string key = fold(word);
  std::erase(key, '.');
  return key;
}

std::vector<std::string> word_keys(std::string_view text) {
  std::vector<std::string> keys;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
    keys.push_back(word_key(text.substr(word->begin, word->end - word->begin)));
  }
  return keys;
}

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> found;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = code_point(text, at);
    if (!is_word_char(c)) {
      at += size;
      continue;
    }
    const std::size_t end = piece_end(text, at);
    if (std::string key = piece_key(text.substr(at, end - at)); !key.empty())
      found.push_back({at, end, std::move(key)});
    at = end;
  }
  return found;
}

}  // namespace rapport
