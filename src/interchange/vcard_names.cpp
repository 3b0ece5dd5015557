#include "interchange/vcard_names.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <sstream>

#include "base/names.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"

namespace rapport::interchange {
namespace {

/// Types that do not say where a number or an address belongs.
constexpr std::array<std::string_view, 10> silent_types{"pref", "internet", "voice",  "x-internet", "msg",
                                                        "x400", "dom",      "postal", "parcel",     "intl"};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!trimmed(word).empty()) text.append(text.empty() ? "" : " ").append(trimmed(word));
  }
  return text;
}

/// One part of a structured value as one text, even if it lists several with commas.
std::string plain(const std::string& part) {
  std::vector<std::string> words;
  for (const std::string& one : split_escaped(part, ',')) words.push_back(unescaped(one));
  return joined(words);
}

}  // namespace

std::string name_from_parts(std::string_view n) {
  auto parts = split_escaped(n, ';');
  parts.resize(5);
  return joined({plain(parts[1]), plain(parts[2]), plain(parts[0]), plain(parts[4])});
}

std::string parts_from_name(const std::string& name) {
  std::istringstream stream(name);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  std::size_t family = words.size() > 1 ? words.size() - 1 : words.size();
  while (family > 1 && family < words.size() && is_particle(fold(words[family - 1]))) --family;
  const auto part = [&](std::size_t from, std::size_t to) {
    std::vector<std::string> some;
    for (std::size_t i = from; i < to; ++i) some.push_back(words[i]);
    return escaped(joined(some));
  };
  return fmt::format("{};{};{};;", part(family, words.size()), part(0, std::min<std::size_t>(1, family)),
                     part(std::min<std::size_t>(1, family), family));
}

std::string label_text(std::string_view label) {
  if (label.starts_with("_$!<") && label.ends_with(">!$_")) label = label.substr(4, label.size() - 8);
  std::string text = lower_ascii(trimmed(label));
  if (text == "cell" || text == "iphone") text = "mobile";
  return text;
}

std::string label_of(const ContentLine& line) {
  std::string label;
  for (const auto& [name, value] : line.parameters) {
    if (name != "TYPE") continue;
    const std::string type = label_text(value);
    if (!contains(silent_types, type)) label.append(label.empty() ? "" : " ").append(type);
  }
  return label;
}

}  // namespace rapport::interchange
