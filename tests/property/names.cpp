#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "cli/run.hpp"
#include "language/sentence.hpp"
#include "support/people_world.hpp"
#include "support/test_world.hpp"

namespace rapport {
namespace {

const Day today = *day_of(2026, 11, 19);

/// Names in many scripts, none of them a word of English, with letters that may be attached to them.
struct Name {
  std::string text;
  std::string letters = "x";
};

const std::vector<Name>& names() {
  static const std::vector<Name> all{{"Priya Nair"},
                                     {"Zoë Müller"},
                                     {"Sinéad O'Neil"},
                                     {"Jean-Luc Picot"},
                                     {"Łukasz Żółć"},
                                     {"Jan van der Berg"},
                                     {"María del Carmen García López"},
                                     {"Nguyễn Văn Bảo"},
                                     {"Şule Işık"},
                                     {"Madonna"},
                                     {"Дмитрий Соколов", "ж"},
                                     {"Γιώργος Παππάς", "ω"},
                                     {"محمد الخطيب", "ك"},
                                     {"דוד כהן", "ש"},
                                     {"प्रिया शर्मा", "क"},
                                     {"ნინო ბერიძე", "ა"},
                                     {"Արամ Պետրոսյան", "ա"},
                                     {"김 민수", "정"}};
  return all;
}

/// Sentences in which `%` is somebody, and nobody else is named.
const std::vector<std::string>& sentences() {
  static const std::vector<std::string> all{"lunch with %",
                                            "yesterday: lunch with %",
                                            "met % for coffee",
                                            "% called",
                                            "called %, no answer",
                                            "emailed % about it",
                                            "coffee with %.",
                                            "(with %)",
                                            "\"%\"",
                                            "lunch with % on tuesday",
                                            "1:1 with % at 15:00",
                                            "with %: all fine",
                                            "a long talk with %, ok?",
                                            "*%* was here",
                                            "lunch with % #mentoring",
                                            "#team call with %",
                                            "lunch with %!",
                                            "thanked % → nothing",
                                            "zoom with %/others",
                                            "lunch, %, then a walk"};
  return all;
}

std::string with(std::string sentence, const std::string& name) {
  return sentence.replace(sentence.find('%'), 1, name);
}

/// How people write a name that they know: otherwise capitalised, without accents, with another apostrophe or hyphen.
std::string written(const std::string& name, int way) {
  const auto exchanged = [](std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
    return text;
  };
  switch (way) {
    case 0:
      return name;
    case 1:
      return lower_ascii(name);
    case 2:
      return fold(name);
    case 3:
      return exchanged(name, "'", "\u2019");
    case 4:
      return exchanged(exchanged(name, "-", "\u2011"), "é", "e\u0301");
    default:
      return exchanged(exchanged(name, "ü", "u\u0308"), "'", "\u02bc");
  }
}

test::PeopleWorld world() {
  test::PeopleWorld world;
  for (std::size_t at = 0; at < names().size(); ++at) world.add({"h" + std::to_string(at), names()[at].text});
  return world;
}

std::vector<std::string> named(const std::string& text) {
  test::PeopleWorld people = world();
  const auto sentence = language::read_sentence(text, people.context(today));
  std::vector<std::string> handles;
  for (const auto& one : sentence.people) handles.push_back(people.handle(one.person));
  for (const auto& one : sentence.mentioned) handles.push_back(people.handle(one.person));
  if (!sentence.ambiguous.empty()) handles.emplace_back("ambiguous");
  return handles;
}

RC_GTEST_PROP(ANameInANeutralSentence, IsFoundHoweverItIsWritten, ()) {
  const auto at = *rc::gen::inRange<std::size_t>(0, names().size());
  const auto name = written(names()[at].text, *rc::gen::inRange(0, 6));
  const auto text = with(*rc::gen::elementOf(sentences()), name);
  RC_LOG() << text << "\n";
  RC_ASSERT(named(text) == std::vector<std::string>{"h" + std::to_string(at)});
}

RC_GTEST_PROP(ANameInANeutralSentence, IsNotFoundWhereLettersAreAttached, ()) {
  const auto at = *rc::gen::inRange<std::size_t>(0, names().size());
  const Name& name = names()[at];
  // The whole name as one word, so that no part of it stands alone.
  std::string word = name.text;
  std::erase(word, ' ');
  word = *rc::gen::element(name.letters + word, word + name.letters, name.letters + word + name.letters);
  const auto text = with(*rc::gen::elementOf(sentences()), word);
  RC_LOG() << text << "\n";
  RC_ASSERT(named(text).empty());
}

RC_GTEST_PROP(ANameInANeutralSentence, IsNotFoundInATagAnAddressOrAPath, ()) {
  const auto at = *rc::gen::inRange<std::size_t>(0, names().size());
  const std::string& whole = names()[at].text;
  const std::string name = whole.substr(0, whole.find(' '));
  const auto around = *rc::gen::element<std::string>("#%", "+%", "\\%", "https://site.example/%", "/home/%",
                                                     "%@site.example", "www.site.example/%", "~/notes/%");
  const auto text = with(*rc::gen::elementOf(sentences()), with(around, name));
  RC_LOG() << text << "\n";
  RC_ASSERT(named(text).empty());
}

RC_GTEST_PROP(ALoggedText, IsKeptToTheByte, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
      "Priya",   " ",      "  ",     "\t",      "\n", "'",  "\"",     "\\", "#tag", "-> x",   "??", "**", "\u00e9",
      "e\u0301", "王小明", "\u200f", "\x1b[2J", "\r", "++", "[a, b]", "%s", "🎉",    "\u0085", "-",  "--", "=1+1"}));
  std::string text = "x";
  for (const auto& piece : pieces) text += piece;
  const test::TemporaryFolder folder;
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--journal", (folder.path() / "journal.db").string()});
    test::TestWorld world({.arguments = std::move(words), .environment = {{"HOME", folder.path().string()}}});
    const int status = cli::run(world.world);
    return std::pair(status, world.out());
  };
  RC_ASSERT(run({"log", "--", text}).first == 0);
  // TSV has just three escapes, and a tab that ends the field.
  std::string out = run({"journal", "--format", "tsv", "--no-header", "--columns", "text"}).second;
  RC_ASSERT(out.ends_with('\n'));
  out.pop_back();
  std::string kept;
  for (std::size_t at = 0; at < out.size(); ++at) {
    const bool escape = out[at] == '\\' && at + 1 < out.size();
    const char next = escape ? out[++at] : '\0';
    kept += !escape ? out[at] : next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next;
  }
  RC_ASSERT(kept == text);
}

}  // namespace
}  // namespace rapport
