#pragma once

#include <string_view>

/// Properties of words. All functions take a `word_key`.
namespace rapport::language {

/// Whether a name is also an English word (will, rose, june, cook), so that only a capital distinguishes them. Short
/// forms such as Bob, Sue and Pat are not.
bool is_common_word(std::string_view word);

/// Whether the word is a function word: with, the, about ...
bool is_function_word(std::string_view word);

bool is_month_name(std::string_view word);
bool is_weekday_name(std::string_view word);

/// Whether the word is a verb that a name may follow: called, met, thanked ...
bool addresses(std::string_view word);

/// Whether a name is also a town or a country: Paris, Austin ...
bool is_place(std::string_view word);

}  // namespace rapport::language
