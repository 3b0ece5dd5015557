#include <iostream>
#include <string>

#include "base/error.hpp"
#include "language/dates.hpp"

/// Answers each line of `today<TAB>past|future<TAB>phrase` with what the phrase is read as.
int main() {
  using namespace rapport;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    const Day today = parse_iso(line.substr(0, first)).value();
    const auto reading =
        line.substr(first + 1, second - first - 1) == "past" ? language::Reading::past : language::Reading::future;
    try {
      const auto span = language::date_span(line.substr(second + 1), today, reading);
      if (!span) {
        std::cout << "-\n";
      } else {
        std::cout << to_iso(span->first) << (span->first == span->last ? "" : ".." + to_iso(span->last)) << '\n';
      }
    } catch (const Error&) {
      std::cout << "refused\n";
    }
  }
  return 0;
}
