#include "store/scrubber.hpp"

#include <algorithm>
#include <optional>

#include "base/names.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"

namespace rapport::store {
namespace {

constexpr std::string_view nobody = "someone";
/// A phone number has at least this many digits, unlike dates and prices.
constexpr std::size_t fewest_digits = 7;
/// Two short words written together could be any word.
constexpr std::size_t shortest_together = 6;

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

std::vector<std::string> sequence_of(std::string_view name) {
  std::vector<std::string> keys;
  for (const Piece& piece : pieces(name)) keys.push_back(piece.key);
  return keys;
}

/// Whether the text between two pieces can occur inside a name: `nora.winter`, `Winter, Nora`, `O'Brien`, but not the
/// apostrophe of `Nora's`.
bool joins(std::string_view gap, const std::string& part) {
  constexpr std::size_t longest = 4;
  if (gap.size() > longest) return false;
  const std::string_view signs = part.size() > 1 ? " \t\n.,-_'`" : " \t\n.,-_";
  for (const std::string_view sign : {"\u00a0", "\u2010", "\u2011", "\u2019", "\u00ad"}) {
    if (gap.starts_with(sign) && (sign != "\u2019" || part.size() > 1)) gap.remove_prefix(sign.size());
  }
  return gap.find_first_not_of(signs) == std::string_view::npos;
}

/// The part of a name to search for first; empty if none is ASCII.
std::string longest_plain(const std::vector<std::string>& name) {
  std::string found;
  for (const std::string& part : name) {
    if (is_ascii(part) && part.size() > found.size()) found = part;
  }
  return found;
}

/// The end of an address whose local part ends here: `@mail.example`.
std::size_t end_of_address(std::string_view text, std::size_t end) {
  if (end + 1 >= text.size() || text[end] != '@') return end;
  const auto domain = next_word(text, end + 1);
  return domain && domain->begin == end + 1 ? domain->end : end;
}

}  // namespace

void Scrubber::Names::add(Sequence name) {
  if (name.empty() || contains(name)) return;
  std::string together;
  for (const std::string& part : name) together += part;
  if (name.size() > 1 && together.size() >= shortest_together) together_.insert(std::move(together));
  by_beginning_[name.front()].push_back(std::move(name));
}

bool Scrubber::Names::contains(const Sequence& name) const {
  const auto& all = beginning_with(name.front());
  return rapport::contains(all, name);
}

const std::vector<Scrubber::Sequence>& Scrubber::Names::beginning_with(const std::string& piece) const {
  static const std::vector<Sequence> none;
  const auto found = by_beginning_.find(piece);
  return found == by_beginning_.end() ? none : found->second;
}

/// A text as pieces, in which names are searched.
class PiecesOf {
 public:
  explicit PiecesOf(const std::string& text) : text_(text), pieces_(pieces(text)) {
    for (const Piece& one : pieces_) {
      plain_.push_back(one.key);
      std::erase(plain_.back(), '_');
    }
  }

  std::size_t count() const { return pieces_.size(); }
  const Piece& operator[](std::size_t at) const { return pieces_[at]; }

  /// The length in pieces of the longest of these names at a position; 0 if there is none.
  std::size_t longest(std::size_t at, const Scrubber::Names& names) const {
    std::size_t found = names.has_together(plain_[at]) ? 1 : 0;
    for (const auto& name : names.beginning_with(without_s(plain_[at]))) {
      if (name.size() == 1) found = 1;  // a plural, such as `the Winters`
    }
    for (const auto& name : names.beginning_with(plain_[at])) {
      if (name.size() > found && is_at(name, at)) found = name.size();
    }
    return found;
  }

 private:
  const std::string& text_;
  std::vector<Piece> pieces_;
  std::vector<std::string> plain_;  // keys without underscores

  /// A name may be in the plural, or in a genitive without an apostrophe.
  static std::string without_s(const std::string& key) {
    constexpr std::size_t shortest = 5;
    return key.size() >= shortest && key.back() == 's' ? key.substr(0, key.size() - 1) : key;
  }

  bool is_at(const std::vector<std::string>& name, std::size_t at) const {
    if (at + name.size() > pieces_.size()) return false;
    for (std::size_t i = 1; i < name.size(); ++i) {
      const std::size_t end = pieces_[at + i - 1].end;
      const bool is_last = i + 1 == name.size();
      const bool is_same = plain_[at + i] == name[i] || (is_last && without_s(plain_[at + i]) == name[i]);
      if (!is_same || !joins(std::string_view(text_).substr(end, pieces_[at + i].begin - end), name[i])) return false;
    }
    return true;
  }
};

Scrubber::Scrubber(const Database& database, const Identifiers& all) {
  Statement others = database.prepare("SELECT key,person FROM name WHERE kind IN('full','alias')");
  while (others.step()) {
    if (auto name = sequence_of(others.text(0)); name.size() > 1 && !all.ids.contains(others.id(1)))
      others_.add(std::move(name));
  }
  for (const std::string& name : all.names) add_name(name);
  for (const std::string& handle : all.handles) {
    const auto parts = sequence_of(handle);
    if (parts.size() > 1) add_far(parts);
    near_.add(parts);
  }
  for (const std::string& one : all.exact) {
    const std::string digits = digits_of(one);
    if (digits.size() >= fewest_digits && one.find_first_of("@/") == std::string::npos)
      numbers_.push_back(digits);
    else
      exact_.push_back(lower_ascii(one));
  }
  for (const auto& [beginning, names] : near_.by_beginning()) {
    for (const Sequence& name : names) {
      if (std::string part = longest_plain(name); !part.empty()) parts_.insert(std::move(part));
    }
  }
}

/// In entries that are not linked to the person, a name that somebody else has too is theirs.
void Scrubber::add_far(const Sequence& name) {
  if (!others_.contains(name)) far_.add(name);
}

void Scrubber::add_name(const std::string& name) {
  for (const auto& [key, part] : name_keys(name)) {
    const Sequence parts = sequence_of(key);
    near_.add(parts);
    if (part != NamePart::full || parts.size() < 2) continue;
    add_far(parts);
    // Also last name first, and with the initial of the first name.
    Sequence turned{parts.begin() + 1, parts.end()};
    turned.push_back(parts.front());
    add_far(turned);
    near_.add(turned);
    Sequence initial = parts;
    initial.front() = initial.front().substr(0, code_point(initial.front(), 0).size);
    near_.add(initial);
  }
}

bool Scrubber::may_find(const std::string& text) const {
  if (!is_ascii(text)) return true;
  const std::string lower = lower_ascii(text);
  const auto has = [&](const std::string& one) { return lower.find(one) != std::string::npos; };
  return std::ranges::any_of(parts_, has) || std::ranges::any_of(exact_, has) ||
         (!numbers_.empty() && digits_of(text).size() >= fewest_digits);
}

std::string Scrubber::without_exact(std::string text) const {
  for (const std::string& one : exact_) {
    std::string lower = lower_ascii(text);
    for (std::size_t at = 0; !one.empty() && (at = lower.find(one, at)) != std::string::npos; at += nobody.size()) {
      text.replace(at, one.size(), nobody);
      lower.replace(at, one.size(), nobody);
    }
  }
  return text;
}

/// Compares numbers without country code, leading zero and separators.
std::string Scrubber::without_numbers(const std::string& text) const {
  constexpr std::string_view signs = "0123456789 ()+./-";
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find_first_not_of(signs, at), text.size());
    while (end > at && !is_digit(text[end - 1])) --end;
    const std::string digits = digits_of(std::string_view(text).substr(at, end - at));
    const bool theirs = digits.size() >= fewest_digits && std::ranges::any_of(numbers_, [&](const std::string& one) {
                          const std::size_t same = std::min({one.size(), digits.size(), std::size_t{8}});
                          return one.substr(one.size() - same) == digits.substr(digits.size() - same);
                        });
    const std::size_t begin = std::min(text.find_first_of("0123456789+(", at), end);
    if (theirs) result.append(text, at, begin - at).append(nobody);
    if (!theirs) result.append(text, at, end - at);
    at = end;
    if (at < text.size()) result += text[at++];
  }
  return result;
}

std::string Scrubber::without_names(const std::string& text, const Names& names) const {
  const PiecesOf found(text);
  std::string result;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < found.count();) {
    const std::size_t theirs = found.longest(at, names);
    const std::size_t others = found.longest(at, others_);
    if (theirs == 0 || others > theirs) {
      at += std::max<std::size_t>(others, 1);
      continue;
    }
    std::size_t begin = found[at].begin;
    if (begin > copied && (text[begin - 1] == '@' || text[begin - 1] == '#')) --begin;
    result.append(text, copied, begin - copied).append(nobody);
    copied = end_of_address(text, found[at + theirs - 1].end);
    for (at += theirs; at < found.count() && found[at].begin < copied;) ++at;
  }
  return result.append(text, copied, std::string::npos);
}

std::string Scrubber::scrubbed(const std::string& text, Reach reach) const {
  if (!may_find(text)) return text;
  std::string result = without_exact(text);
  if (!numbers_.empty()) result = without_numbers(result);
  return without_names(result, reach == Reach::near ? near_ : far_);
}

}  // namespace rapport::store
