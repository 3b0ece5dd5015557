#include "language/clause_tokens.hpp"

#include "base/names.hpp"
#include "base/strings.hpp"

namespace rapport::language {

bool is_somebody(std::string_view word) {
  constexpr std::array<std::string_view, 8> words{"her", "him", "them", "everyone", "everybody", "both", "you", "each"};
  return contains(words, word);
}

bool ClauseTokens::parted(std::size_t at) const {
  if (at == 0 || at >= size()) return true;
  const Token& left = tokens_[at - 1];
  const Gap held = gap(text_, left, tokens_[at]);
  // `A. J. called`, `Dr. Chen`
  const auto written = left.where.of(text_);
  if (held == Gap::dot) return written.size() > 1 && !is_title(left.key) && written.find('.') == std::string_view::npos;
  return held != Gap::blank;
}

std::size_t ClauseTokens::says(std::size_t at, std::string_view phrase) const {
  std::size_t place = at;
  while (!phrase.empty()) {
    const auto end = std::min(phrase.find(' '), phrase.size());
    const auto word = phrase.substr(0, end);
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
    if (word == "~") {
      while (is_name(place) || is_somebody(key(place))) ++place;
    } else if (key(place) == word) {
      ++place;
    } else {
      return 0;
    }
  }
  return place - at;
}

}  // namespace rapport::language
