#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/day.hpp"

/// The words dates are made of. All of them take folded text (base/utf8).
namespace rapport::text {

/// The words of a text, at spaces and commas.
std::vector<std::string_view> words_in(std::string_view text);

/// Digits only, up to nine of them.
std::optional<int> whole_number(std::string_view word);

/// `3`, `3rd`, `21st`: 1 to 31.
std::optional<int> ordinal(std::string_view word);

/// `mon`, `tues`, `wednesday` ...
std::optional<Weekday> weekday_of_word(std::string_view word);

/// `jan`, `sept`, `december` ...: 1 to 12.
std::optional<int> month_of_word(std::string_view word);

/// `d`, `w`, `m` or `y` for such a word, its plural or its letter; 0 where it is none.
char unit_of_word(std::string_view word);

struct Amount {
  int count = 1;
  char unit = 'd';
};

/// `3 days`, `two weeks`, `a month`, `2w`.
std::optional<Amount> amount_of(const std::vector<std::string_view>& words);

}  // namespace rapport::text
