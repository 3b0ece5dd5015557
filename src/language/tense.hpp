#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rapport::language {

/// Whether the characters between two words end a clause.
bool ends_clause(std::string_view gap);

/// Whether a word in lower case puts its clause in the future: going, plans, starts, should; also a present tense such
/// as `who moves`, which the word before it reveals.
bool is_future_word(std::string_view word, std::string_view before);

/// Whether the last few words of the clause before a position are about the future: `her flight leaves at`.
bool is_in_future_clause(std::string_view text, std::size_t at);

/// The text with every byte inside quotation marks replaced by `"`. A quotation is somebody else's words, about another
/// day. An unclosed mark quotes nothing.
std::string without_quotations(std::string_view text);

}  // namespace rapport::language
