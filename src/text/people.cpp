#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "text/sentence_parts.hpp"

namespace rapport::text {
namespace {

constexpr std::size_t widest_window = 5;

/// Names that are everyday words too: they need a capital, and a place where a capital means something.
bool is_everyday(std::string_view folded) {
  constexpr std::array<std::string_view, 56> words{
      "will",  "may",   "mark",  "bill",  "rose",  "april", "june",  "al",    "hope",  "grace", "frank", "art",  "drew",  "chase",
      "august", "jan",  "joy",   "faith", "dawn",  "eve",   "summer", "autumn", "iris", "lily",  "daisy", "violet", "ivy", "olive",
      "ruby",  "pearl", "amber", "jade",  "crystal", "rob", "nick",  "jack",  "pierce", "wade",  "grant", "lance", "miles", "dean",
      "guy",   "earl",  "duke",  "ray",   "rich",  "penny", "sunny", "sky",   "star",  "angel", "christian", "long", "young", "so"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// Words that begin with a capital and are nobody's name.
bool is_common(std::string_view folded) {
  constexpr std::array<std::string_view, 60> words{
      "i",     "the",  "a",     "an",   "we",    "he",     "she",  "they", "it",      "my",      "our",     "met",     "had",  "with", "and",
      "about", "for",  "to",    "from", "at",    "on",     "in",   "mon",  "tue",     "wed",     "thu",     "fri",     "sat",  "sun",  "monday",
      "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december", "zoom", "slack", "teams", "q1", "q2", "q3", "q4", "ceo", "cto", "hr", "pm", "ok"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

std::string_view piece(std::string_view text, Stretch where) {
  return text.substr(where.begin, where.end - where.begin);
}

/// The folded word without its possessive ending.
std::string bare(std::string folded) {
  if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
  else if (folded.ends_with("'")) folded.resize(folded.size() - 1);
  return folded;
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Token>& words, const Names& names, const Acquainted& acquainted)
      : text_(text), words_(words), names_(names), acquainted_(acquainted) {}

  Found find(Stretch within) {
    for (std::size_t i = 0; i < words_.size();) {
      const bool inside = words_[i].where.begin >= within.begin && words_[i].where.end <= within.end;
      i += inside ? std::max<std::size_t>(1, match_at(i, within.end)) : 1;
    }
    settle();
    return std::move(found_);
  }

 private:
  /// How many words from `i` on name somebody; 0 where none do. What was found is noted.
  std::size_t match_at(std::size_t i, std::size_t end) {
    const Token& first = words_[i];
    if (first.off_limits) return address_at(i);
    if (first.escaped) return 1;
    if (first.handle) return handle_at(i);
    for (std::size_t count = std::min(widest_window, words_.size() - i); count > 0; --count) {
      if (!side_by_side(i, count, end)) continue;
      const Stretch where{first.where.begin, words_[i + count - 1].where.end};
      const auto bearers = looked_up(where);
      if (!bearers.empty() && may_be_name(i, count, bearers)) return note(i, count, where, bearers);
    }
    if (const std::size_t run = spaceless_at(i)) return run;
    note_unknown(i);
    return 0;
  }

  /// Whether the words stand next to each other, with nothing but a space, a full stop or a comma-less mark between.
  bool side_by_side(std::size_t i, std::size_t count, std::size_t end) const {
    if (words_[i + count - 1].where.end > end) return false;
    for (std::size_t j = i; j + 1 < i + count; ++j) {
      const auto between = text_.substr(words_[j].where.end, words_[j + 1].where.begin - words_[j].where.end);
      if (between != " " && between != ". " && between != ".") return false;
      if (words_[j + 1].off_limits || words_[j + 1].handle || words_[j + 1].escaped) return false;
    }
    return true;
  }

  std::vector<Bearer> looked_up(Stretch where) const {
    std::string key = bare(fold(piece(text_, where)));
    std::erase(key, '.');
    auto bearers = names_(key);
    std::erase_if(bearers, [](const Bearer& one) { return one.kind == NameKind::handle || one.kind == NameKind::email; });
    return strongest(std::move(bearers));
  }

  /// Those whose name is meant most exactly; active people before others; each person once.
  static std::vector<Bearer> strongest(std::vector<Bearer> bearers) {
    if (bearers.empty()) return bearers;
    const auto rank = [](const Bearer& one) {
      const bool exact = one.kind == NameKind::full || one.kind == NameKind::alias;
      return (one.active ? 0 : 2) + (exact ? 0 : 1);
    };
    const auto best = std::min_element(bearers.begin(), bearers.end(),
                                       [&](auto& a, auto& b) { return rank(a) < rank(b); });
    const int wanted = rank(*best);
    std::erase_if(bearers, [&](const Bearer& one) { return rank(one) != wanted; });
    std::sort(bearers.begin(), bearers.end(), [](auto& a, auto& b) { return a.handle < b.handle; });
    bearers.erase(std::unique(bearers.begin(), bearers.end(), [](auto& a, auto& b) { return a.person == b.person; }),
                  bearers.end());
    return bearers;
  }

  bool may_be_name(std::size_t i, std::size_t count, const std::vector<Bearer>& bearers) const {
    if (count > 1) return true;
    const Token& word = words_[i];
    const std::string folded = bare(fold(piece(text_, word.where)));
    const bool exact = bearers.front().kind == NameKind::full || bearers.front().kind == NameKind::alias;
    if (is_everyday(folded) && !(word.capital && !word.starts) && !(word.capital && joined_to_name(i))) return false;
    if (folded.size() < 3 && !word.capital) return false;
    // "Grace Kelly" is not Grace Hopper.
    return exact || bearers.front().kind != NameKind::first || !surname_follows(i);
  }

  bool surname_follows(std::size_t i) const {
    if (i + 1 >= words_.size() || !words_[i + 1].capital || words_[i + 1].off_limits) return false;
    if (text_.substr(words_[i].where.end, words_[i + 1].where.begin - words_[i].where.end) != " ") return false;
    const std::string next = bare(fold(piece(text_, words_[i + 1].where)));
    if (fold(piece(text_, words_[i].where)) != bare(fold(piece(text_, words_[i].where)))) return false;
    if (is_common(next) || is_spaceless(code_point(text_, words_[i + 1].where.begin).value)) return false;
    // Two first names side by side are two people: "Priya Marco".
    const auto others = names_(next);
    return std::none_of(others.begin(), others.end(), [](auto& one) { return one.kind == NameKind::first; });
  }

  bool joined_to_name(std::size_t i) const {
    const auto joint = [](std::string_view between) {
      const std::string_view mark = trimmed(between);
      return mark == "," || mark == "&" || mark == "+" || mark == "/";
    };
    const auto name_at = [&](std::size_t j) { return words_[j].capital && !looked_up(words_[j].where).empty(); };
    if (i + 1 < words_.size()) {
      const auto between = text_.substr(words_[i].where.end, words_[i + 1].where.begin - words_[i].where.end);
      if (joint(between) && name_at(i + 1)) return true;
      if (i + 2 < words_.size() && fold(piece(text_, words_[i + 1].where)) == "and" && name_at(i + 2)) return true;
    }
    return false;
  }

  std::size_t note(std::size_t i, std::size_t count, Stretch where, const std::vector<Bearer>& bearers) {
    if (bearers.size() > 1) {
      found_.ambiguous.push_back({.where = where, .bearers = bearers});
    } else if (!known(bearers.front().person)) {
      found_.people.push_back({.person = bearers.front().person, .where = where});
    }
    static_cast<void>(i);
    return count;
  }

  bool known(Id person) const {
    return std::any_of(found_.people.begin(), found_.people.end(), [&](auto& one) { return one.person == person; });
  }

  std::size_t handle_at(std::size_t i) {
    for (const Bearer& one : names_(bare(fold(piece(text_, words_[i].where))))) {
      if (one.kind != NameKind::handle) continue;
      if (!known(one.person)) found_.people.push_back({.person = one.person, .where = words_[i].where});
      return 1;
    }
    found_.unknown.push_back("@" + std::string(piece(text_, words_[i].where)));
    return 1;
  }

  /// An e-mail address that is somebody's. All its words are passed over in any case.
  std::size_t address_at(std::size_t i) {
    std::size_t begin = words_[i].where.begin;
    std::size_t end = words_[i].where.end;
    while (begin > 0 && text_[begin - 1] != ' ' && text_[begin - 1] != '\n') --begin;
    while (end < text_.size() && text_[end] != ' ' && text_[end] != '\n') ++end;
    std::size_t count = 0;
    while (i + count < words_.size() && words_[i + count].where.end <= end) ++count;
    std::string_view run = piece(text_, {begin, end});
    while (!run.empty() && std::string_view(".,;:!?)>").find(run.back()) != std::string_view::npos) run.remove_suffix(1);
    while (!run.empty() && std::string_view("(<").find(run.front()) != std::string_view::npos) run.remove_prefix(1);
    if (run.find('@') != std::string_view::npos) {
      for (const Bearer& one : names_(fold(run))) {
        if (one.kind == NameKind::email && !known(one.person)) {
          found_.people.push_back({.person = one.person, .where = {begin, end}});
        }
      }
    }
    return std::max<std::size_t>(count, 1);
  }

  /// A name inside a run of a script that is written without spaces.
  std::size_t spaceless_at(std::size_t i) {
    const Stretch run = words_[i].where;
    bool any = false;
    for (std::size_t at = run.begin; at < run.end;) {
      const auto [c, size] = code_point(text_, at);
      std::size_t taken = size;
      if (is_spaceless(c)) {
        std::size_t end = at;
        std::vector<std::size_t> ends;
        for (int letters = 0; letters < 8 && end < run.end; ++letters) ends.push_back(end += code_point(text_, end).size);
        for (; !ends.empty() && ends.size() > 1; ends.pop_back()) {
          const auto bearers = looked_up({at, ends.back()});
          if (bearers.empty()) continue;
          note(i, 1, {at, ends.back()}, bearers);
          any = true;
          taken = ends.back() - at;
          break;
        }
      }
      at += taken;
    }
    return any ? 1 : 0;
  }

  /// A run of capitalised words that nobody bears, such as "Grace Kelly".
  void note_unknown(std::size_t i) {
    if (words_[i].where.begin < unknown_until_ || !words_[i].capital) return;
    const char32_t first = code_point(text_, words_[i].where.begin).value;
    if (is_spaceless(first) || (first >= '0' && first <= '9')) return;
    std::size_t count = 1;
    while (i + count < words_.size() && words_[i + count].capital && side_by_side(i, count + 1, text_.size()) &&
           !is_common(fold(piece(text_, words_[i + count].where)))) {
      ++count;
    }
    const Stretch where{words_[i].where.begin, words_[i + count - 1].where.end};
    const std::string folded = bare(fold(piece(text_, words_[i].where)));
    if (count == 1 && (words_[i].starts || is_common(folded) || is_everyday(folded))) return;
    if (words_[i].starts && is_common(folded)) return;
    unknown_until_ = where.end;
    std::string name(piece(text_, where));
    if (fold(name).ends_with("'s")) name.resize(name.size() - (name.ends_with("'s") ? 2 : 4));
    if (std::find(found_.unknown.begin(), found_.unknown.end(), name) == found_.unknown.end()) {
      found_.unknown.push_back(std::move(name));
    }
  }

  /// Of several bearers, the one who shares interactions with the others named, if only one does.
  void settle() {
    std::vector<Id> others;
    for (const auto& one : found_.people) others.push_back(one.person);
    std::erase_if(found_.ambiguous, [&](const AmbiguousName& name) {
      std::vector<Id> bearers;
      for (const Bearer& one : name.bearers) {
        if (known(one.person)) return true;
        bearers.push_back(one.person);
      }
      const auto friends = others.empty() ? std::vector<Id>{} : acquainted_(bearers, others);
      if (friends.size() != 1) return false;
      found_.people.push_back({.person = friends.front(), .where = name.where});
      return true;
    });
    std::stable_sort(found_.people.begin(), found_.people.end(),
                     [](auto& a, auto& b) { return a.where.begin < b.where.begin; });
  }

  std::string_view text_;
  const std::vector<Token>& words_;
  const Names& names_;
  const Acquainted& acquainted_;
  Found found_;
  std::size_t unknown_until_ = 0;
};

}  // namespace

Found find_people(std::string_view text, const std::vector<Token>& words, Stretch within, const Names& names,
                  const Acquainted& acquainted) {
  return Finder(text, words, names, acquainted).find(within);
}

}  // namespace rapport::text
