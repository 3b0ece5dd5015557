#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rapport::language {

/// Whether the signs between two words end a clause.
bool ends_clause(std::string_view gap);

/// Whether a word, in lower case, makes the clause one about what is to come: going, plans, starts, should; a present
/// tense such as `who moves`, told by the word before it, does so too.
bool is_future_word(std::string_view word, std::string_view before);

/// Whether the clause before a place, its last few words, is about what is to come: `her flight leaves at`.
bool is_in_future_clause(std::string_view text, std::size_t at);

/// The text with all that stands in quotation marks made `"`, byte by byte. What is quoted is said by somebody else,
/// about another day. A mark that is not closed in its line quotes nothing.
std::string without_quotations(std::string_view text);

}  // namespace rapport::language
