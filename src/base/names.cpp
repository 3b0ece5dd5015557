#include "base/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"

namespace rapport {
namespace {

using Words = std::vector<std::string>;

/// Longer names get no keys for their parts, because there would be too many.
constexpr std::size_t longest_name = 400;
/// Names with more words are found by their first words only.
constexpr std::size_t longest_spaced = 4;

bool is_suffix(std::string_view word) {
  constexpr std::array<std::string_view, 11> suffixes{"jr",  "sr", "ii",  "iii", "iv", "phd",
                                                      "dds", "md", "esq", "mba", "msc"};
  return contains(suffixes, word);
}

std::string joined(const Words& words, std::size_t begin, std::size_t end, std::string_view between = " ") {
  std::string text;
  for (std::size_t at = begin; at < end; ++at) {
    if (at > begin) text += between;
    text += words[at];
  }
  return text;
}

/// The parts of a name such as `Dr. Robert "Bob" Smith (Acme), Jr.`
struct Parts {
  Words core;       ///< robert smith
  Words nicknames;  ///< bob
};

/// The bytes between an opening sign and its closing one; empty if there is no opening sign at `at`.
std::string_view enclosed(std::string_view name, std::size_t at) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs{
      {{"\"", "\""}, {"(", ")"}, {"\u201c", "\u201d"}, {"\u201e", "\u201c"}}};
  for (const auto& [open, close] : pairs) {
    if (name.substr(at, open.size()) != open) continue;
    const auto end = name.find(close, at + open.size());
    if (end != std::string_view::npos) return name.substr(at, end + close.size() - at);
  }
  return {};
}

Parts parts(std::string_view name) {
  Parts result;
  std::string rest;
  for (std::size_t at = 0; at < name.size();) {
    const auto inside = enclosed(name, at);
    if (inside.empty()) {
      rest += name[at++];
      continue;
    }
    if (inside.front() != '(') result.nicknames.push_back(name_key(inside));
    rest += ' ';
    at += inside.size();
  }
  const auto comma = rest.find(',');
  result.core = word_keys(std::string_view(rest).substr(0, comma));
  if (comma != std::string::npos) {
    // `Nair, Priya` puts the last name first; `Nair, PhD` does not.
    Words after = word_keys(std::string_view(rest).substr(comma + 1));
    const bool given = !after.empty() && !is_suffix(after.front());
    result.core.insert(given ? result.core.begin() : result.core.end(), after.begin(), after.end());
  }
  Words& core = result.core;
  while (core.size() > 1 && is_title(core.front())) core.erase(core.begin());
  while (core.size() > 1 && is_suffix(core.back())) core.pop_back();
  return result;
}

class NameKeys {
 public:
  void add(std::string key, NamePart part) {
    const auto same = std::ranges::find_if(keys_, [&key](auto& one) { return one.key == key; });
    if (!key.empty() && same == keys_.end()) keys_.push_back({std::move(key), part});
  }
  std::vector<NameKey> all() && { return std::move(keys_); }

 private:
  std::vector<NameKey> keys_;
};

std::string spaced(std::string text) {
  std::ranges::replace(text, '-', ' ');
  return text;
}

std::string initial_of(const std::string& word) { return word.substr(0, code_point(word, 0).size); }

/// The index of the last name: the first particle, or else the last word.
std::size_t last_name(const Words& core) {
  for (std::size_t at = 1; at + 1 < core.size(); ++at) {
    if (is_particle(core[at])) return at;
  }
  return core.size() - 1;
}

void add_spaced(NameKeys& keys, const Words& core) {
  const std::size_t count = core.size();
  const std::size_t last = last_name(core);
  keys.add(core[0] + " " + joined(core, last, count), NamePart::full);
  keys.add(core[0] + " " + core.back(), NamePart::full);
  for (std::size_t end = 1; end <= last; ++end) keys.add(joined(core, 0, end), NamePart::first);
  // In `A. J. Foyt`, the first name is A.J.
  const bool initials = last > 1 && std::all_of(core.begin(), core.begin() + static_cast<std::ptrdiff_t>(last),
                                                [](auto& word) { return word.size() == 1; });
  if (initials) keys.add(joined(core, 0, last, ""), NamePart::first);
  keys.add(joined(core, last, count), NamePart::last);
  keys.add(core.back(), NamePart::last);
  if (last == count - 1 && count > 2) keys.add(joined(core, count - 2, count), NamePart::last);
  keys.add(core[0] + " " + initial_of(core[last]), NamePart::initial);
  keys.add(core[0] + " " + initial_of(core.back()), NamePart::initial);
}

void add_unspaced(NameKeys& keys, const Words& core) {
  keys.add(joined(core, 0, core.size(), ""), NamePart::full);
  keys.add(joined(core, 1, core.size(), ""), NamePart::first);
  keys.add(core[0], NamePart::last);
}

/// The syllables of a Chinese or Korean name.
std::vector<std::string> syllables(const std::string& word) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < word.size();) {
    const auto [c, size] = code_point(word, at);
    const bool han = (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff);
    const bool first_jamo = c >= 0x1100 && c <= 0x1112;  // a folded Hangul syllable starts with one of these
    const bool later_jamo = c >= 0x1161 && c <= 0x11c2;
    if (later_jamo && !result.empty()) {
      result.back().append(word, at, size);
    } else if (han || first_jamo) {
      result.push_back(word.substr(at, size));
    } else {
      return {};
    }
    at += size;
  }
  return result;
}

/// In a name of three joined syllables, the first is the family name; in one of four, the first two. Names written with
/// spaces may be joined in a text. (The whole name finds other divisions.)
void add_joined_parts(NameKeys& keys, const Words& core) {
  if (core.size() == 2 && !syllables(core[0]).empty() && !syllables(core[1]).empty()) {
    keys.add(core[0] + core[1], NamePart::full);
  }
  if (core.size() != 1) return;
  const auto parts = syllables(core[0]);
  if (parts.size() != 3 && parts.size() != 4) return;
  const std::size_t family = parts.size() == 3 ? 1 : 2;
  keys.add(joined(parts, family, parts.size(), ""), NamePart::first);
  keys.add(joined(parts, 0, family, ""), NamePart::last);
}

bool all_unspaced(const Words& words) {
  return std::ranges::all_of(words, [](auto& word) { return is_unspaced(code_point(word, 0).value); });
}

}  // namespace

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 38> particles{
      "van", "von", "der",  "den", "de",  "del", "della", "di",  "da", "do",  "dos", "das", "du",
      "la",  "le",  "lo",   "los", "las", "ter", "ten",   "te",  "zu", "zum", "zur", "af",  "av",
      "bin", "ibn", "bint", "abu", "al",  "el",  "y",     "san", "st", "dal", "mc",  "mac"};
  return contains(particles, word);
}

bool is_title(std::string_view word) {
  constexpr std::array<std::string_view, 22> titles{
      "dr",   "prof", "professor", "doctor", "mr",  "mrs",  "ms",  "miss", "mx",  "sir", "dame",
      "lady", "lord", "herr",      "frau",   "mme", "dott", "don", "dona", "rev", "ing", "monsieur"};
  return contains(titles, word);
}

std::string name_key(std::string_view name) {
  const Words words = word_keys(name);
  return words.empty() ? fold(name) : joined(words, 0, words.size());
}

std::vector<NameKey> name_keys(std::string_view full_name) {
  NameKeys keys;
  keys.add(name_key(full_name), NamePart::full);
  if (full_name.size() > longest_name) return std::move(keys).all();
  const auto [core, nicknames] = parts(full_name);
  if (core.empty()) return std::move(keys).all();
  keys.add(joined(core, 0, core.size()), NamePart::full);
  if (core.size() > 1) {
    if (all_unspaced(core)) {
      add_unspaced(keys, core);
    } else {
      add_spaced(keys, core);
    }
  }
  add_joined_parts(keys, core);
  // `Jean-Luc` is also written Jean Luc.
  const std::string whole = joined(core, 0, core.size());
  if (core.size() < longest_spaced && whole.find('-') != std::string::npos && !all_unspaced(core)) {
    Words apart = word_keys(spaced(whole));
    keys.add(joined(apart, 0, apart.size()), NamePart::full);
    if (core[0].find('-') != std::string::npos) keys.add(spaced(core[0]), NamePart::first);
  }
  for (const auto& nickname : nicknames) {
    keys.add(nickname, NamePart::first);
    if (core.size() > 1) keys.add(nickname + " " + joined(core, last_name(core), core.size()), NamePart::full);
  }
  return std::move(keys).all();
}

}  // namespace rapport
