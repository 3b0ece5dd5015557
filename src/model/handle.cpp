#include "model/handle.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace rapport::model {
namespace {

constexpr std::size_t longest = 64;

bool is_plain(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The Latin letters for a folded Greek (from U+03B1) or Cyrillic (from U+0430) character; empty if there are none.
std::string_view transliterated(char32_t c) {
  constexpr std::array<std::string_view, 25> greek{"a", "v", "g", "d", "e", "z", "i", "th", "i", "k",  "l",  "m", "n",
                                                   "x", "o", "p", "r", "s", "s", "t", "y",  "f", "ch", "ps", "o"};
  constexpr std::array<std::string_view, 48> cyrillic{
      "a", "b", "v", "g", "d",  "e",  "zh", "z",  "i",  "i",    "k",  "l", "m", "n", "o",  "p",
      "r", "s", "t", "u", "f",  "kh", "ts", "ch", "sh", "shch", "ie", "y", "",  "e", "iu", "ia",
      "e", "e", "d", "g", "ie", "dz", "i",  "i",  "j",  "lj",   "nj", "c", "k", "i", "u",  "dz"};
  if (c >= 0x3b1 && c < 0x3b1 + greek.size()) return greek[c - 0x3b1];
  if (c >= 0x430 && c < 0x430 + cyrillic.size()) return cyrillic[c - 0x430];
  return {};
}

std::string first_word(const std::string& letters) { return letters.substr(0, letters.find('-')); }

std::string first_and_last(const std::string& letters) {
  const std::size_t end = letters.rfind('-');
  return end == std::string::npos ? letters : first_word(letters) + letters.substr(end);
}

/// The first free number from `least` on, if the numbers are taken without gaps; otherwise a free number after one that
/// is taken. Calls `taken` only a few times, however many are taken.
int free_number(int least, const std::function<bool(int)>& taken) {
  if (!taken(least)) return least;
  int below = least;  // a number that is taken
  int step = 1;
  while (taken(below + step)) {
    below += step;
    step *= 2;
  }
  int above = below + step;  // a number that may be free
  while (above - below > 1) {
    const int between = below + (above - below) / 2;
    (taken(between) ? below : above) = between;
  }
  return above;
}

}  // namespace

bool valid_handle(std::string_view text) {
  if (text.empty() || text.size() > longest || text.front() == '-') return false;
  return std::ranges::all_of(text, [](char c) { return c == '-' || is_plain(static_cast<unsigned char>(c)); });
}

std::string plain_letters(std::string_view name) {
  const std::string folded = fold(name);
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const auto [c, size] = code_point(folded, at);
    at += size;
    if (is_plain(c)) {
      letters += static_cast<char>(c);
    } else if (c == ' ' || c == '-') {
      if (!letters.empty() && letters.back() != '-') letters += '-';
    } else {
      letters += transliterated(c);
    }
  }
  while (letters.ends_with('-')) letters.pop_back();
  return letters;
}

std::string free_handle(std::string_view name, const std::function<bool(std::string_view)>& taken) {
  const std::string letters = plain_letters(name);
  const auto numbered = [&](const std::string& stem, int least) {
    const auto text = [&](int number) { return stem + std::to_string(number); };
    return text(free_number(least, [&](int number) { return taken(text(number)); }));
  };
  if (letters.empty()) return numbered("p", 1);
  const std::string first = first_word(letters).substr(0, longest - 6);
  if (!taken(first)) return first;
  const std::string both = first_and_last(letters).substr(0, longest - 6);
  if (!taken(both)) return both;
  return numbered(both + "-", 2);
}

}  // namespace rapport::model
