#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "support/test_world.hpp"
#include "table.hpp"

/// Reads tables of sentences, prints what is read otherwise than the table says, and fails if anything is.
int main(int count, char** arguments) {
  using namespace rapport::test;
  std::size_t sentences = 0;
  std::size_t misread = 0;
  try {
    for (int i = 1; i < count; ++i) {
      SentenceTable table = sentence_table(contents(arguments[i]));
      sentences += table.cases.size();
      for (const auto& one : table.cases) {
        const std::string now = reading(one.text, table);
        if (now == one.reading) continue;
        ++misread;
        std::printf("%s:%zu: %s\n  - %s\n  + %s\n", arguments[i], one.line, one.text.c_str(), one.reading.c_str(),
                    now.c_str());
      }
    }
  } catch (const std::exception& problem) {
    std::printf("%s\n", problem.what());
    return EXIT_FAILURE;
  }
  std::printf("%zu of %zu sentences are read as they should be\n", sentences - misread, sentences);
  return misread == 0 && sentences > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
