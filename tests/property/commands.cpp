#include "property/commands.hpp"

#include <sstream>

namespace rapport::property {
namespace {

/// `%` stands for somebody, `&` for some words, `@` for a day, `~` for a period, `#` for a tag.
constexpr const char* templates[] = {
    "add|NAME|--every|~",
    "add|NAME|--tag|#|--met-via|%",
    "log|lunch with @% and @%: & -> & by friday",
    "log|@: call with @% ?? &",
    "log|tea with @% == family: &",
    "log|&|--with|%|--gave|&",
    "log|no answer|--with|%|--attempt",
    "note|%|&",
    "note|%|&|--about|work",
    "promise|%|&|--by|tomorrow",
    "promise|%|&|--theirs",
    "thank|%|&",
    "thank|%|&|--later",
    "celebrate|%|&|--later",
    "celebrate|%|&",
    "occasion|%|birthday|02-29",
    "cadence|%|--every|~",
    "cadence|%|never",
    "cadence|--tag|#|--every|~",
    "snooze|%|2w",
    "pause|%|--until|2026-12-24",
    "tag|%|#",
    "edit|%|--relation|&",
    "edit|%|--org|&",
    "archive|%",
    "relate|%|manager-of|%",
    "style|%|decides|by example",
    "intro|%|%|--why|&",
    "repair|%|&",
    "merge|%|%",
    "rm|%",
    "undo",
};

const std::vector<std::string> names{"Ana Lund", "Ben Okafor", "Chen Li", "Dora Haas"};
const std::vector<std::string> handles{"ana", "ben", "chen", "dora"};
const std::vector<std::string> words{"the launch",    "two daughters", "a quarrel",    "prices",         "100 % sure",
                                     "it's \"fine\"", "naïve café",    "\\ backslash", "moving to Porto"};
const std::vector<std::string> days{"yesterday", "2026-11-02", "last monday", "today"};
const std::vector<std::string> periods{"3w", "2m", "10d", "1y"};
const std::vector<std::string> tags{"team", "alumni", "été"};

std::string one_of(const std::vector<std::string>& all) { return *rc::gen::elementOf(all); }

std::string filled(const std::string& word, bool line) {
  if (word == "NAME") return one_of(names);
  std::string text;
  for (const char c : word) {
    if (c == '%')
      text += one_of(handles);
    else if (c == '&')
      text += one_of(words);
    else if (c == '~')
      text += one_of(periods);
    else if (c == '#')
      text += one_of(tags);
    else if (c == '@' && line && text.empty())
      text += one_of(days);
    else
      text += c;
  }
  return text;
}

}  // namespace

rc::Gen<Line> any_command() {
  return rc::gen::exec([] {
    const auto which = *rc::gen::inRange<std::size_t>(0, std::size(templates));
    std::istringstream words_of(templates[which]);
    Line line;
    for (std::string word; std::getline(words_of, word, '|');)
      line.push_back(filled(word, line.size() == 1 && line[0] == "log"));
    return line;
  });
}

rc::Gen<std::vector<Line>> commands(int most) {
  return rc::gen::exec([most] {
    std::vector<Line> all;
    const int count = *rc::gen::inRange(1, most + 1);
    for (int i = 0; i < count; ++i) all.push_back(*any_command());
    return all;
  });
}

}  // namespace rapport::property
