// The rules of docs/architecture.md that a compiler does not know: layers, who may include which library, where SQL
// stands, and the length of files.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/test_world.hpp"

namespace {

namespace fs = std::filesystem;
using Remarks = std::vector<std::string>;

constexpr long longest_file = 350;

int layer_of(const std::string& folder) {
  static const std::map<std::string, int> layers{{"base", 0},        {"model", 1}, {"language", 2}, {"store", 2},
                                                 {"interchange", 2}, {"view", 2},  {"services", 3}, {"commands", 4},
                                                 {"cli", 5},         {"", 6}};
  const auto found = layers.find(folder);
  return found == layers.end() ? -1 : found->second;
}

std::string folder_in(const std::string& path) {
  const std::size_t end = path.find('/');
  return end == std::string::npos ? "" : path.substr(0, end);
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// A source without its comments, strings and characters: what they say is nobody's business.
class Code {
 public:
  explicit Code(std::string_view text) : text_(text) {
    while (at_ < text_.size()) step();
  }
  const std::string& text() const { return code_; }

 private:
  void step() {
    if (text_.substr(at_, 2) == "//") return skip_to("\n", 0);
    if (text_.substr(at_, 2) == "/*") return skip_to("*/", 2);
    if (text_.substr(at_, 2) == "R\"" && (code_.empty() || !is_word(code_.back()))) {
      const std::size_t open = text_.find('(', at_);
      return skip_to(")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"", std::string::npos);
    }
    const char c = text_[at_];
    // The apostrophe in 10'000 quotes nothing.
    if (c == '"' || (c == '\'' && (code_.empty() || !is_word(code_.back())))) return skip_quoted(c);
    code_ += c;
    ++at_;
  }

  void skip_to(const std::string& end, std::size_t more) {
    const std::size_t found = text_.find(end, at_ + 1);
    if (found == std::string_view::npos) {
      at_ = text_.size();
    } else {
      at_ = found + (more == std::string::npos ? end.size() : more);
    }
    code_ += ' ';
  }

  void skip_quoted(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
    code_ += ' ';
  }

  std::string_view text_;
  std::string code_;
  std::size_t at_ = 0;
};

/// The files a source includes: those of the house in quotes, others in angle brackets.
std::vector<std::string> includes_of(std::string_view text, char open, char close) {
  std::vector<std::string> files;
  const std::string begin = "#include " + std::string(1, open);
  for (std::size_t at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
    const std::size_t from = at + begin.size();
    files.emplace_back(text.substr(from, text.find(close, from) - from));
  }
  return files;
}

void remark_layers(const std::string& file, std::string_view text, Remarks& remarks) {
  const std::string folder = folder_in(file);
  if (layer_of(folder) < 0) remarks.push_back(file + " lies in a folder that is no layer");
  for (const auto& included : includes_of(text, '"', '"')) {
    const std::string other = folder_in(included);
    if (other == folder) continue;
    if (layer_of(other) < 0 || layer_of(other) >= layer_of(folder)) remarks.push_back(file + " includes " + included);
  }
}

void remark_libraries(const std::string& file, std::string_view text, Remarks& remarks) {
  static const std::set<std::string> slow{"iostream", "regex", "locale", "fstream", "date/tz.h"};
  const bool main = file == "main.cpp";
  for (const auto& included : includes_of(text, '<', '>')) {
    const bool sqlite = included == "sqlite3.h" && file != "store/sqlite.cpp" && file != "store/sqlite.hpp";
    const bool parser = included.starts_with("CLI/") && file != "cli/command_line.cpp";
    const bool clock = (included == "ctime" || included == "time.h" || included == "sys/time.h") && !main;
    if (sqlite || parser || clock || slow.contains(included)) remarks.push_back(file + " includes <" + included + ">");
  }
}

/// Words that only main.cpp may say, wherever they stand, and those that it alone may call.
void remark_words(const std::string& file, std::string_view text, Remarks& remarks) {
  static const std::set<std::string, std::less<>> anywhere{
      "cout",          "cerr",         "clog",      "cin",           "stdout",       "stderr",
      "stdin",         "getenv",       "environ",   "secure_getenv", "system_clock", "steady_clock",
      "clock_gettime", "gettimeofday", "localtime", "localtime_r",   "gmtime",       "gmtime_r",
      "random_device", "isatty",       "popen",     "posix_spawn",   "posix_spawnp", "getentropy"};
  static const std::set<std::string, std::less<>> called{"exit",   "_exit",  "_Exit",  "quick_exit", "time",  "clock",
                                                         "system", "printf", "puts",   "fork",       "execv", "execvp",
                                                         "signal", "setenv", "putenv", "umask"};
  const std::string code = Code(text).text();
  for (std::size_t at = 0; at < code.size();) {
    std::size_t end = at;
    while (end < code.size() && is_word(code[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::string word = code.substr(at, end - at);
    const bool of_the_system = at >= 2 && code.substr(at - 2, 2) == "::";
    const bool call = end < code.size() && code[end] == '(' && of_the_system;
    if (anywhere.contains(word) || (call && called.contains(word))) remarks.push_back(file + " says " + word);
    // Libraries that consist of headers are configured by macros with names of their own.
    if (word == "define" && at > 0 && code[at - 1] == '#' && !code.substr(end).starts_with(" TOML_"))
      remarks.push_back(file + " defines a macro");
    at = end;
  }
}

/// SQL outside of store/: a text that begins with one of its words, in capitals.
void remark_sql(const std::string& file, std::string_view text, Remarks& remarks) {
  if (folder_in(file) == "store") return;
  for (const std::string_view word : {"SELECT", "INSERT", "UPDATE", "DELETE", "WHERE", "ORDER BY", "FROM", "PRAGMA",
                                      "AND", "JOIN", "LEFT JOIN", "EXISTS", "BEGIN", "VACUUM", "WITH"}) {
    for (const std::string_view before : {"\"", "\" ", "R\"(", "R\"sql("}) {
      const std::string beginning = std::string(before) + std::string(word);
      for (std::size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1)) {
        const std::size_t end = at + beginning.size();
        if (end < text.size() && (text[end] == ' ' || text[end] == '\n' || text[end] == '(')) {
          remarks.push_back(file + " says " + std::string(word) + " to SQLite");
        }
      }
    }
  }
}

/// Headers of the same name in two folders: whoever reads an include would have to look twice.
Remarks headers_twice(const std::vector<std::string>& files) {
  std::map<std::string, std::string> known;
  Remarks remarks;
  for (const auto& file : files) {
    if (!file.ends_with(".hpp")) continue;
    const auto [at, is_new] = known.emplace(fs::path(file).filename().string(), file);
    if (!is_new) remarks.push_back(at->second + " and " + file);
  }
  return remarks;
}

/// What is against the rules in this file, whose path is below `src/`.
Remarks remarks_on(const std::string& file, std::string_view text) {
  Remarks remarks;
  remark_layers(file, text, remarks);
  remark_libraries(file, text, remarks);
  remark_sql(file, text, remarks);
  if (file != "main.cpp") remark_words(file, text, remarks);
  const auto lines = std::count(text.begin(), text.end(), '\n');
  if (lines > longest_file) remarks.push_back(file + " has " + std::to_string(lines) + " lines");
  if (file.ends_with(".hpp") && !text.starts_with("#pragma once\n")) remarks.push_back(file + " lacks #pragma once");
  return remarks;
}

std::vector<std::string> sources_below(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string file = fs::relative(entry.path(), folder).string();
    if (file.ends_with(".cpp") || file.ends_with(".hpp")) files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  return files;
}

const fs::path source = RAPPORT_SOURCE;

TEST(Layers, EveryFileKeepsTheRules) {
  const auto files = sources_below(source / "src");
  EXPECT_GT(files.size(), 50U);
  for (const auto& file : files) {
    for (const auto& remark : remarks_on(file, rapport::test::contents(source / "src" / file))) ADD_FAILURE() << remark;
  }
  EXPECT_EQ(headers_twice(files), Remarks{});
}

TEST(Layers, AHigherLayerAndANeighbourOfLayerTwoAreNotIncluded) {
  const auto include = [](const char* file, const char* other) {
    return remarks_on(file, std::string("#include \"") + other + "\"\n");
  };
  EXPECT_EQ(include("model/urgency.cpp", "store/journal.hpp"), Remarks{"model/urgency.cpp includes store/journal.hpp"});
  EXPECT_EQ(include("language/dates.cpp", "view/table.hpp"), Remarks{"language/dates.cpp includes view/table.hpp"});
  EXPECT_EQ(include("commands/due.cpp", "cli/help.hpp"), Remarks{"commands/due.cpp includes cli/help.hpp"});
  EXPECT_EQ(include("services/profile/profile.cpp", "commands/all.hpp").size(), 1U);
  EXPECT_EQ(include("base/day.cpp", "model/urgency.hpp").size(), 1U);
  EXPECT_EQ(include("view/table.cpp", "helpers/table.hpp").size(), 1U);
  const Remarks two{"helpers/table.cpp lies in a folder that is no layer", "helpers/table.cpp includes base/day.hpp"};
  EXPECT_EQ(include("helpers/table.cpp", "base/day.hpp"), two);
  EXPECT_EQ(include("language/dates.cpp", "language/words.hpp"), Remarks{});
  EXPECT_EQ(include("language/dates.cpp", "base/day.hpp"), Remarks{});
  EXPECT_EQ(include("commands/due.cpp", "view/table.hpp"), Remarks{});
  EXPECT_EQ(include("main.cpp", "cli/run.hpp"), Remarks{});
}

TEST(Layers, EachLibraryIsIncludedInOnePlace) {
  EXPECT_EQ(remarks_on("store/people.cpp", "#include <sqlite3.h>\n"), Remarks{"store/people.cpp includes <sqlite3.h>"});
  EXPECT_EQ(remarks_on("commands/due.cpp", "#include <CLI/CLI.hpp>\n"),
            Remarks{"commands/due.cpp includes <CLI/CLI.hpp>"});
  EXPECT_EQ(remarks_on("view/table.cpp", "#include <iostream>\n"), Remarks{"view/table.cpp includes <iostream>"});
  EXPECT_EQ(remarks_on("store/sqlite.cpp", "#include <sqlite3.h>\n"), Remarks{});
  EXPECT_EQ(remarks_on("cli/parser.cpp", "#include <CLI/App.hpp>\n"), Remarks{"cli/parser.cpp includes <CLI/App.hpp>"});
  EXPECT_EQ(remarks_on("cli/command_line.cpp", "#include <CLI/App.hpp>\n"), Remarks{});
}

TEST(Layers, TheClockTheEnvironmentAndTheStreamsAreMainsAlone) {
  EXPECT_EQ(remarks_on("commands/due.cpp", "int x = std::time(nullptr);"), Remarks{"commands/due.cpp says time"});
  EXPECT_EQ(remarks_on("commands/due.cpp", "auto x = std::chrono::system_clock::now();").size(), 1U);
  EXPECT_EQ(remarks_on("base/files.cpp", "auto x = getenv(\"HOME\");").size(), 1U);
  EXPECT_EQ(remarks_on("base/files.cpp", "std::exit(1);").size(), 1U);
  EXPECT_EQ(remarks_on("view/table.cpp", "std::cout << 1;").size(), 1U);
  EXPECT_EQ(remarks_on("view/table.cpp", "std::fputs(x, stderr);").size(), 1U);
  EXPECT_EQ(remarks_on("main.cpp", "std::exit(std::time(nullptr));"), Remarks{});
}

TEST(Layers, WordsInTextAndCommentsAreNotTaken) {
  EXPECT_EQ(remarks_on("cli/help.cpp",
                       "f(\"std::exit(1)\"); // std::cout\n/* getenv */ g(R\"sql(stderr)sql\"); h('\"', 1'000);"),
            Remarks{});
  EXPECT_EQ(remarks_on("cli/help.cpp", "f(\"\\\"\"); std::exit(1);").size(), 1U);
  EXPECT_EQ(remarks_on("cli/help.cpp", "f(1'000); std::exit(1); g(2'000);").size(), 1U);
  EXPECT_EQ(remarks_on("cli/help.cpp", "f(R\"(x)\"); std::exit(1);").size(), 1U);
  EXPECT_EQ(remarks_on("base/id.cpp", "auto x = id.clock() + journal.time();"), Remarks{});
}

TEST(Layers, SqlOutsideOfTheStoreIsSeen) {
  const char* const statement = "select(x, \"WHERE id=?\"); prepare(\n    \"SELECT id \"\n    \"FROM person\");";
  EXPECT_EQ(remarks_on("view/table.cpp", statement).size(), 3U);
  EXPECT_EQ(remarks_on("language/x.cpp", "R\"(SELECT 1)\"").size(), 1U);
  EXPECT_EQ(remarks_on("store/people.cpp", statement), Remarks{});
  EXPECT_EQ(remarks_on("cli/help.cpp", "f(\"WHEREVER it is\"); g(\"FROMAGE\");"), Remarks{});
}

TEST(Layers, TwoHeadersOfOneNameAreSeen) {
  EXPECT_EQ(headers_twice({"base/word_break.hpp", "cli/help.hpp", "cli/words.cpp"}), Remarks{});
  EXPECT_EQ(headers_twice({"base/word_break.hpp", "cli/word_break.hpp"}),
            Remarks{"base/word_break.hpp and cli/word_break.hpp"});
}

TEST(Layers, LongFilesMacrosAndUnguardedHeadersAreSeen) {
  EXPECT_EQ(remarks_on("base/day.cpp", std::string(351, '\n')), Remarks{"base/day.cpp has 351 lines"});
  EXPECT_EQ(remarks_on("base/day.cpp", std::string(350, '\n')), Remarks{});
  EXPECT_EQ(remarks_on("base/day.cpp", "#define TWO 2\n"), Remarks{"base/day.cpp defines a macro"});
  EXPECT_EQ(remarks_on("base/day.hpp", "struct Day {};\n"), Remarks{"base/day.hpp lacks #pragma once"});
}

}  // namespace
