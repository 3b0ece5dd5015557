#include "base/utf8.hpp"

#include <utf8proc.h>
#include <cstdint>
#include <cstring>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/strings.hpp"

namespace rapport {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
         c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/// The common form of a character that people type in several ways; 0 for one without width and meaning in a name.
char32_t plain(char32_t c) {
  if (c < 0x80 && c != 0x60) return c;
  constexpr std::array<char32_t, 9> apostrophes{0x2019, 0x2018, 0x201b, 0x02bc, 0x02bb, 0x02b9, 0x00b4, 0xff07, 0x0060};
  constexpr std::array<char32_t, 8> hyphens{0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xfe63, 0xff0d};
  if (contains(apostrophes, c)) return '\'';
  if (contains(hyphens, c)) return '-';
  if (c == 0x00ad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff) return 0;
  return c;
}

/// Latin letters without a decomposition, which people type without the stroke on a plain keyboard.
std::string_view unstroked(char32_t c) {
  constexpr std::array<std::pair<char32_t, std::string_view>, 11> letters{{{U'ø', "o"},
                                                                           {U'đ', "d"},
                                                                           {U'ħ', "h"},
                                                                           {U'ł', "l"},
                                                                           {U'ŧ', "t"},
                                                                           {U'ð', "d"},
                                                                           {U'þ', "th"},
                                                                           {U'æ', "ae"},
                                                                           {U'œ', "oe"},
                                                                           {U'ı', "i"},
                                                                           {U'ŋ', "n"}}};
  const auto* const found = std::ranges::find_if(letters, [c](auto& one) { return one.first == c; });
  return found == letters.end() ? std::string_view{} : found->second;
}

/// `fold` for ASCII, which most texts are.
std::string folded_ascii(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      result += c == '`' ? '\'' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

std::string squeezed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = code_point(text, at);
    at += size;
    const char32_t one = plain(c);
    if (one == 0) continue;
    if (is_space(one)) {
      space = !result.empty();
      continue;
    }
    if (std::exchange(space, false)) result += ' ';
    const auto letters = one < 0x80 ? std::string_view{} : unstroked(one);
    if (letters.empty()) {
      append(result, one);
    } else {
      result += letters;
    }
  }
  return result;
}

std::string escaped(const char* format, unsigned value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

bool is_hidden(char32_t c) {
  return c == 0x061c || (c >= 0x200b && c <= 0x200c) || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

/// The number of bytes of white space at the end of a text; 0 if there is none.
std::size_t space_at_end(std::string_view text) {
  constexpr std::size_t longest = 3;
  for (std::size_t size = 1; size <= std::min(longest, text.size()); ++size) {
    const CodePoint last = code_point(text, text.size() - size);
    if (last.size == size && is_space(last.value)) return size;
  }
  return 0;
}

}  // namespace

CodePoint code_point(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  utf8proc_int32_t value = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  if (size < 1) return {0xfffd, 1};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(size)};
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_text(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto [c, size] = code_point(bytes, at);
    if (c == 0 || (c == 0xfffd && size == 1)) return false;
    at += size;
  }
  return true;
}

void append(std::string& text, char32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return folded_ascii(text);
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                                          UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  // Apostrophes and hyphens come first, because their compatibility forms are a space and an accent.
  const std::string clean = squeezed(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(clean.data()),
                                 static_cast<utf8proc_ssize_t>(clean.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return clean;
  return squeezed({reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)});
}

bool is_plain(std::string_view text) {
  // Checks eight bytes at a time: a byte that is not printable ASCII leaves its highest bit set (S. E. Anderson, Bit
  // Twiddling Hacks).
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t high = 0x80 * ones;
  std::uint64_t odd = 0;
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    odd |= bytes | (bytes - 0x20 * ones) | (bytes + ones);
    if ((odd & high) != 0) return false;
  }
  return std::ranges::all_of(text.substr(at), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string shown(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = code_point(text, at);
    if (c == 0xfffd && size == 1) {
      result += escaped("\\x%02x", static_cast<unsigned char>(text[at]));
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
      result += escaped("\\x%02x", static_cast<unsigned>(c));
    } else if (is_hidden(c)) {
      result += escaped("\\u%04x", static_cast<unsigned>(c));
    } else {
      result.append(text.substr(at, size));
    }
    at += size;
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const auto [c, size] = code_point(text, 0);
    if (!is_space(c)) break;
    text.remove_prefix(size);
  }
  // Works from the end, so that taking words off a long text one by one stays linear.
  while (const std::size_t size = space_at_end(text)) text.remove_suffix(size);
  return text;
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace rapport
