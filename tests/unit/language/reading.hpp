#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"
#include "support/people_world.hpp"

/// Sentences, read on one day among the usual people.
namespace rapport::language {

inline const Day today = *parse_iso("2026-11-19");  // a Thursday

inline std::string value(const std::optional<FoundWord>& word) { return word ? word->value : std::string{}; }

inline std::vector<std::string> values(const std::vector<FoundWord>& words) {
  std::vector<std::string> values;
  for (const auto& one : words) values.push_back(one.value);
  return values;
}

inline Sentence read(std::string_view text) {
  test::PeopleWorld world = test::PeopleWorld::usual();
  return read_sentence(text, world.context(today));
}

}  // namespace rapport::language
