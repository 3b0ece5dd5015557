#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/people_world.hpp"

namespace rapport::test {

/// One sentence of a table, and its reading.
struct SentenceCase {
  std::size_t line = 0;  ///< from 1
  std::string text;
  std::string reading;  ///< parts joined by ` | `, `-` for none
};

/// A table of sentences: the day, the people, and the sentences.
///
///     today 2026-11-19
///     + Robert Chen ; as bob ; aka Bob, Bobby ; email bob@chen.example ; archived
///     & priya, bob
///     > yesterday: lunch with Priya #mentoring -> send her the deck by friday
///     date 2026-11-18 | kind lunch | people priya | tags mentoring | promise 2026-11-20 send her the deck
///
/// `&` says who have met in a talk; `\n`, `\t` and `\u{301}` in a sentence stand for these characters.
struct SentenceTable {
  Day today;
  PeopleWorld world;
  std::vector<SentenceCase> cases;
};

/// Throws std::runtime_error with the line's number where the table cannot be read.
SentenceTable sentence_table(std::string_view text);

/// How a sentence is read, as a table writes it.
std::string reading(std::string_view text, SentenceTable& table);

}  // namespace rapport::test
