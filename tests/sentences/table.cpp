#include "table.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <stdexcept>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "model/handle.hpp"

namespace rapport::test {
namespace {

std::vector<std::string> cut(std::string_view text, char sign) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = std::min(text.find(sign), text.size());
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    if (rest.starts_with("\\n") && !rest.starts_with("\\name")) {
      result += '\n', ++at;
    } else if (rest.starts_with("\\t") && rest.size() > 2 && rest[2] == ' ') {
      result += '\t', ++at;
    } else if (rest.starts_with("\\u{")) {
      unsigned code = 0;
      const auto end = rest.find('}');
      std::from_chars(rest.data() + 3, rest.data() + end, code, 16);
      append(result, static_cast<char32_t>(code));
      at += end;
    } else {
      result += text[at];
    }
  }
  return result;
}

PeopleWorld::Person person(std::string_view line, std::set<std::string>& handles) {
  PeopleWorld::Person person;
  for (const std::string& part : cut(line, ';')) {
    if (part == "archived") {
      person.active = false;
    } else if (part.starts_with("as ")) {
      person.handle = part.substr(3);
    } else if (part.starts_with("aka ")) {
      for (const auto& alias : cut(part.substr(4), ',')) person.aliases.push_back(unescaped(alias));
    } else if (part.starts_with("email ")) {
      person.email = part.substr(6);
    } else {
      person.name = unescaped(part);
    }
  }
  const auto taken = [&](std::string_view one) { return handles.contains(std::string(one)); };
  if (person.handle.empty()) person.handle = model::free_handle(person.name, taken);
  if (!handles.insert(person.handle).second) throw std::runtime_error("two people have the handle " + person.handle);
  return person;
}

/// Parts of a reading, joined.
class Parts {
 public:
  void say(std::string_view name, const std::string& value) {
    if (!value.empty()) text_ += (text_.empty() ? "" : " | ") + std::string(name) + " " + value;
  }
  void say(std::string_view word) { text_ += (text_.empty() ? "" : " | ") + std::string(word); }
  std::string text() const { return text_.empty() ? "-" : text_; }

 private:
  std::string text_;
};

std::string listed(const auto& items, const auto& word) {
  std::string list;
  for (const auto& one : items) list += (list.empty() ? "" : ", ") + std::string(word(one));
  return list;
}

std::string value(const std::optional<language::FoundWord>& word) { return word ? word->value : std::string{}; }

std::string ambiguous(std::string_view text, const language::AmbiguousName& name) {
  std::vector<std::string> handles;
  for (const auto& one : name.candidates) handles.push_back(one.handle);
  std::sort(handles.begin(), handles.end());
  std::string list;
  for (const auto& one : handles) list += (list.empty() ? "=" : "/") + one;
  return std::string(name.where.of(text)) + list;
}

}  // namespace

SentenceTable sentence_table(std::string_view text) {
  SentenceTable table;
  std::set<std::string> handles;
  std::size_t number = 0;
  bool waiting = false;
  while (!text.empty()) {
    ++number;
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto fail = [&](const std::string& what) {
      throw std::runtime_error("line " + std::to_string(number) + ": " + what);
    };
    if (line.empty() || line[0] == '#') continue;
    const auto rest = line.size() > 2 ? line.substr(2) : std::string_view{};
    if (line.starts_with("today ")) {
      table.today = parse_iso(line.substr(6)).value();
    } else if (line.starts_with("+ ")) {
      table.world.add(person(rest, handles));
    } else if (line.starts_with("& ")) {
      const auto met = cut(rest, ',');
      for (const auto& one : met) {
        for (const auto& other : met) {
          if (one < other) table.world.meet(one, other);
        }
      }
    } else if (line.starts_with("> ") || line == ">") {
      if (waiting) fail("the sentence before has no reading");
      table.cases.push_back({number, unescaped(rest), {}});
      waiting = true;
    } else if (waiting) {
      table.cases.back().reading = line;
      waiting = false;
    } else {
      fail("a reading without a sentence");
    }
  }
  if (waiting) throw std::runtime_error("the last sentence has no reading");
  return table;
}

std::string reading(std::string_view text, SentenceTable& table) {
  language::Sentence sentence;
  try {
    sentence = read_sentence(text, table.world.context(table.today));
  } catch (const Error&) {
    return "refused";
  }
  const auto handle = [&](const language::FoundPerson& one) { return table.world.handle(one.person); };
  const auto word = [](const language::FoundWord& one) { return one.value; };
  Parts parts;
  if (sentence.date) parts.say("date", to_iso(sentence.date->day));
  if (sentence.doubtful_date) parts.say("meant", sentence.doubtful_date->meant);
  parts.say("time", value(sentence.time));
  parts.say("kind", value(sentence.kind));
  parts.say("channel", value(sentence.channel));
  parts.say("direction", value(sentence.direction));
  if (sentence.attempt) parts.say("attempt");
  parts.say("people", listed(sentence.people, handle));
  parts.say("mentioned", listed(sentence.mentioned, handle));
  parts.say("ambiguous", listed(sentence.ambiguous, [&](auto& one) { return ambiguous(text, one); }));
  parts.say("new", listed(sentence.new_names, word));
  parts.say("unknown", listed(sentence.unknown_names, word));
  parts.say("tags", listed(sentence.tags, word));
  for (const auto& one : sentence.promises) parts.say("promise", (one.by ? to_iso(*one.by) : "-") + " " + one.text);
  for (const auto& one : sentence.questions) parts.say("question", one.value);
  for (const auto& one : sentence.facts) {
    parts.say("fact", (one.person ? table.world.handle(*one.person) : "-") + " " +
                          (one.about.empty() ? "-" : one.about) + " " + one.text);
  }
  return parts.text();
}

}  // namespace rapport::test
