#include "language/times.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/word_break.hpp"
#include "language/kind_words.hpp"
#include "language/tense.hpp"

namespace rapport::language {
namespace {

std::string clock_text(int hour, int minute) {
  std::string time = "00:00";
  time[0] = static_cast<char>('0' + hour / 10);
  time[1] = static_cast<char>('0' + hour % 10);
  time[3] = static_cast<char>('0' + minute / 10);
  time[4] = static_cast<char>('0' + minute % 10);
  return time;
}

/// A time as written.
struct Clock {
  std::string time;
  std::size_t end = 0;
  bool plain = false;  ///< `am`, `pm` or a word makes clear that it is a time
};

/// Reads digits and a following `am` or `pm`.
class Figures {
 public:
  Figures(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::optional<Clock> clock() && {
    auto hour = number(2);
    if (!hour) return std::nullopt;
    const char sign = byte(at_);
    const bool colon = sign == ':' && is_digit(byte(at_ + 1)) && is_digit(byte(at_ + 2)) && !is_digit(byte(at_ + 3));
    const bool dot = sign == '.' && is_digit(byte(at_ + 1)) && is_digit(byte(at_ + 2)) && !is_digit(byte(at_ + 3));
    int minute = 0;
    const std::size_t short_end = at_;
    if (colon || dot) {
      ++at_;
      minute = *number(2);
    }
    const bool half_day = meridiem(*hour);
    if (!half_day && !colon) return std::nullopt;
    if (dot && !half_day) at_ = short_end;
    if (*hour > 23 || minute > 59 || continues()) return std::nullopt;
    return Clock{clock_text(*hour, minute), at_, half_day};
  }

 private:
  std::string_view text_;
  std::size_t at_;

  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  std::optional<int> number(int digits) {
    int value = 0;
    int read = 0;
    for (; read < digits && is_digit(byte(at_)); ++read) value = value * 10 + (text_[at_++] - '0');
    return read == 0 || is_digit(byte(at_)) ? std::nullopt : std::optional(value);
  }

  /// Reads `pm`, ` PM` or `p.m.` after an hour from 1 to 12, and converts the hour to 24 hours.
  bool meridiem(int& hour) {
    std::size_t at = at_ + (byte(at_) == ' ' ? 1 : 0);
    const char half = static_cast<char>(byte(at) | 0x20);
    if ((half != 'a' && half != 'p') || hour < 1 || hour > 12) return false;
    const bool dotted = byte(++at) == '.';
    if ((byte(at + (dotted ? 1 : 0)) | 0x20) != 'm') return false;
    at += dotted ? 2 : 1;
    if (at < text_.size() && is_word_char(code_point(text_, at).value)) return false;
    // The last full stop of `p.m.` belongs to it, unless the sentence ends there.
    at_ = at + (dotted && byte(at) == '.' ? 1 : 0);
    hour = hour % 12 + (half == 'p' ? 12 : 0);
    return true;
  }

  /// Whether the digits are part of something longer, as in `10:30:12`, `3:2-5` or `14:30%`.
  bool continues() const {
    const char next = byte(at_);
    if (next == ':' || next == '/' || next == '.') return is_digit(byte(at_ + 1));
    return next == '%' || (at_ < text_.size() && is_word_char(code_point(text_, at_).value));
  }
};

/// `noon`, `midday`, `midnight`
std::optional<Clock> named_time(std::string_view text, WordSpan where) {
  const std::string word = lower_ascii(text.substr(where.begin, where.end - where.begin));
  if (word == "noon" || word == "midday") return Clock{"12:00", where.end, false};
  if (word == "midnight") return Clock{"00:00", where.end, false};
  return std::nullopt;
}

std::optional<Clock> clock_at(std::string_view text, WordSpan word) {
  return is_digit(text[word.begin]) ? Figures(text, word.begin).clock() : named_time(text, word);
}

class Search {
 public:
  Search(std::string_view text, std::optional<Span> day) : text_(text), day_(day) {}

  std::optional<FoundWord> first() const {
    constexpr std::size_t most_bytes = 64 * 1024;
    const auto text = text_.substr(0, most_bytes);
    for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
      const auto clock = clock_at(text_, *word);
      if (!clock || !stands(*clock, word->begin)) continue;
      return FoundWord{clock->time, {begin(word->begin), clock->end}};
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
  std::optional<Span> day_;

  /// The start of the previous word, separated by blanks only; the position itself if there is none.
  std::size_t previous(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && text_[end - 1] == ' ') --end;
    if (end == at && at > 0) return at;
    std::size_t start = end;
    while (start > 0 && (static_cast<unsigned char>(text_[start - 1]) >= 0x80 || text_[start - 1] == '\'' ||
                         is_word_char(static_cast<unsigned char>(text_[start - 1])))) {
      --start;
    }
    return start == end ? at : start;
  }

  std::string word_before(std::size_t at) const {
    const std::size_t start = previous(at);
    const auto end = text_.find(' ', start);
    return start == at ? std::string{} : word_key(text_.substr(start, end - start));
  }

  bool leads(std::size_t at) const {
    constexpr std::array<std::string_view, 4> words{"at", "around", "about", "from"};
    return contains(words, word_before(at)) || (at > 0 && text_[at - 1] == '@');
  }

  /// The start of the time including a preceding `at`.
  std::size_t begin(std::size_t at) const {
    if (at > 0 && text_[at - 1] == '@') return at - 1;
    return word_before(at) == "at" ? previous(at) : at;
  }

  bool only(std::size_t from, std::size_t to, std::string_view signs) const {
    return from <= to && text_.substr(from, to - from).find_first_not_of(signs) == std::string_view::npos;
  }

  bool stands(const Clock& clock, std::size_t at) const {
    constexpr std::array<std::string_view, 9> limits{"by",    "until", "till", "before", "after",
                                                     "since", "for",   "than", "of"};
    constexpr std::string_view glued = "#$€£/=-+:.";
    if (at > 0 && glued.find(text_[at - 1]) != std::string_view::npos) return false;
    if (contains(limits, word_before(at)) || is_in_future_clause(text_, at)) return false;
    return clock.plain || leads(at) || beside_day(at, clock.end) || in_its_place(at, clock.end);
  }

  bool beside_day(std::size_t at, std::size_t end) const {
    if (!day_) return false;
    const bool inside = at >= day_->begin && end <= day_->end;
    return inside || only(day_->end, at, " ,") || (only(end, day_->begin, " ,") && only(0, at, " "));
  }

  /// Whether a bare time is plausible: at the start, after a kind (`lunch 12:30`), or between commas.
  bool in_its_place(std::size_t at, std::size_t end) const {
    if (only(0, at, " ")) return true;
    if (is_kind_word(word_before(at))) return true;
    const auto sign = at == 0 ? std::string_view::npos : text_.find_last_not_of(' ', at - 1);
    const auto next = std::min(text_.find_first_not_of(' ', end), text_.size());
    const bool opened = sign != std::string_view::npos && (text_[sign] == ',' || text_[sign] == '(');
    return opened && (next == text_.size() || text_[next] == ',' || text_[next] == ')');
  }
};

}  // namespace

std::optional<FoundWord> find_time(std::string_view sentence, std::optional<Span> day) {
  return Search(sentence, day).first();
}

std::optional<TimedPhrase> timed_phrase(std::string_view phrase) {
  for (auto word = next_word(phrase, 0); word; word = next_word(phrase, word->end)) {
    const auto clock = clock_at(phrase, *word);
    if (!clock) continue;
    const auto before = trimmed(phrase.substr(0, word->begin));
    const auto after = trimmed(phrase.substr(clock->end));
    const FoundWord time{clock->time, {word->begin, clock->end}};
    if (before.empty() && after.empty()) return TimedPhrase{time, {}};
    if (before.empty()) {
      const auto rest = static_cast<std::size_t>(after.data() - phrase.data());
      return TimedPhrase{time, {rest, rest + after.size()}};
    }
    if (!after.empty()) continue;
    auto rest = before;
    if (rest == "at") return TimedPhrase{time, {}};
    if (lower_ascii(rest).ends_with(" at")) rest = rest.substr(0, rest.size() - 3);
    while (rest.ends_with(',') || rest.ends_with(' ')) rest.remove_suffix(1);
    const auto begin = static_cast<std::size_t>(rest.data() - phrase.data());
    return TimedPhrase{time, {begin, begin + rest.size()}};
  }
  return std::nullopt;
}

}  // namespace rapport::language
