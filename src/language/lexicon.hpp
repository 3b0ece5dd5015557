#pragma once

#include <string_view>

/// What a word is besides a name. All of these take a word as `word_key` makes it.
namespace rapport::language {

/// Whether a name is an English word as well (will, rose, june, cook), so that only its capital tells them apart. Short
/// forms such as Bob, Sue and Pat are not.
bool is_common_word(std::string_view word);

/// Whether the word only holds others together: with, the, about ...
bool is_function_word(std::string_view word);

bool is_month_name(std::string_view word);
bool is_weekday_name(std::string_view word);

/// Whether the word says what is done to a person, so that a name may follow: called, met, thanked ...
bool addresses(std::string_view word);

/// Whether a name is a town or a country as well: Paris, Austin ...
bool is_place(std::string_view word);

}  // namespace rapport::language
