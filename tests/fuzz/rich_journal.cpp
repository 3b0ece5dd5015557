#include "fuzz/rich_journal.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>

#include "cli/command_registry.hpp"
#include "store/journal.hpp"
#include "support/command_line.hpp"

namespace rapport::fuzz {
namespace {

/// Commands that write; any other must leave the journal as it is.
const std::set<std::string> writers{
    "add",       "log",      "tag",     "note",   "ask",     "style",  "relate", "give",    "intro",  "thank",
    "celebrate", "occasion", "promise", "repair", "cadence", "snooze", "pause",  "plan",    "triage", "edit",
    "rm",        "archive",  "merge",   "forget", "undo",    "import", "backup", "restore", "doctor", "config"};

/// It makes a journal of its own, and looks at no other.
const std::set<std::string> left_out{"demo"};

const std::vector<Words> additions{
    {"note", "priya", "two girls, Mira and Tara", "--about", "family"},
    {"note", "marco", "looks for a flat in Porto", "--about", "need", "--sensitive"},
    {"note", "zoe", "offers rooms in Porto", "--about", "offer"},
    {"ask", "priya", "how did the move go?"},
    {"style", "priya", "--channel", "call", "--tip", "with an agenda ahead", "--because", "said so"},
    {"relate", "priya", "manager", "marco", "--since", "2025"},
    {"relate", "zoe", "mentor", "diego"},
    {"intro", "priya", "marco", "both plan a move to Porto"},
    {"intro", "zoe", "diego", "both write", "--stage", "asked"},
    {"repair", "marco", "the demo was moved", "--mine", "time", "--theirs", "an answer", "--talk", "next tue"},
    {"occasion", "grace", "work-anniversary", "2015-03-04"},
    {"promise", "zoe", "the contract", "--theirs", "--by", "in 2 weeks"},
    {"cadence", "--tag", "team", "--every", "2w", "--max", "1m"},
    {"pause", "grace", "--until", "2027-01-07"},
    {"pause", "--from", "2026-12-24", "--until", "2027-01-02"},
    {"snooze", "diego", "2w"},
    {"edit", "priya", "--met-via", "marco", "--met-on", "2020-05", "--url", "https://priya.example"}};

std::string interactions(int count, const std::string& what) {
  std::string csv = "date,kind,people,text\r\n";
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    csv += "2025-0" + std::to_string(i % 9 + 1) + "-1" + std::to_string(i % 10) + ",call,priya;marco," + what + " " +
           number + std::string(200, 'w') + "\r\n";
  }
  return csv;
}

void run(const test::Home& home, const Words& words, const std::string& input = {}) {
  if (const auto reply = home.run(words, input); reply.status != 0)
    throw std::runtime_error(words.front() + " " + words.back() + ": " + reply.err);
}

std::string first_id(const test::Home& home, const Words& words) {
  const auto out = home.run(words).out;
  return out.substr(0, out.find('\n'));
}

/// Lines with what examples leave out; `@` is the id of a talk.
const std::vector<Words> more{{"show", "marco"},
                              {"show", "zoe", "--json"},
                              {"brief", "marco", "zoe", "grace", "--long"},
                              {"due", "--all", "--why"},
                              {"due", "--all", "--json"},
                              {"journal"},
                              {"journal", "--json"},
                              {"journal", "--sort", "oldest", "--csv"},
                              {"list", "--json"},
                              {"list", "--archived"},
                              {"list", "--sort", "last", "--tag", "team"},
                              {"search", "the", "--include-private"},
                              {"search", "wwwww", "call", "--json"},
                              {"agenda", "--days", "400", "--include-private"},
                              {"remind", "--days", "40", "--include-private"},
                              {"export"},
                              {"export", "--what", "people", "--format", "json"},
                              {"export", "--what", "journal", "--format", "csv"},
                              {"export", "--format", "vcf"},
                              {"export", "--format", "ics", "--include-private"},
                              {"stats", "--json"},
                              {"stats", "--html", "-"},
                              {"history"},
                              {"history", "--json"},
                              {"__complete", "--", "show", ""},
                              {"__complete", "--", "undo", ""},
                              {"log", "tea with Priya, Marco and Sam #pilot", "--dry-run"},
                              {"edit", "@", "--text", "tea", "--dry-run"},
                              {"edit", "priya", "--name", "Priya Rao", "--dry-run"},
                              {"rm", "@", "--dry-run"},
                              {"rm", "marco", "--dry-run"},
                              {"undo", "--dry-run"},
                              {"merge", "priya", "marco", "--dry-run"},
                              {"forget", "marco", "--dry-run"},
                              {"import", "talks.csv", "--dry-run"},
                              {"restore", "copy.db", "--dry-run"}};

/// The words of an example; none where a shell would do more than split it.
std::optional<Words> words_of(std::string_view example, const test::Home& home) {
  try {
    const auto line = test::parse_command_line(std::string("rapport ").append(example), home.path());
    if (line.stages.size() > 1 || line.input_file || line.input_until) return std::nullopt;
    const auto& words = line.stages.front().words;
    return Words(words.begin() + 1, words.end());
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

}  // namespace

void make_rich_journal(const test::Home& home) {
  namespace fs = std::filesystem;
  fs::create_directories(home.journal().parent_path());
  run(home, {"demo", home.journal()});
  for (const auto& words : additions) run(home, words);
  run(home, {"repair", "--step", first_id(home, {"repair", "--format", "ids"}), "we talked"});
  run(home, {"log", "call with @priya about " + std::string(20'000, 'x')});
  run(home, {"import", "-", "--as", "csv"}, interactions(400, "plans"));
  run(home, {"backup", "copy.db"});
  run(home, {"import", "-", "--as", "csv"}, interactions(200, "gone"));
  run(home, {"undo"});
  test::put_file("talks.csv", interactions(3, "new"));
  const auto database = store::open_to_read(home.journal());
  for (const auto* sql : {"PRAGMA page_count", "PRAGMA freelist_count"}) {
    if (database.integer(sql) < (sql[7] == 'p' ? 100 : 1)) throw std::runtime_error(std::string("too few: ") + sql);
  }
  auto tables = database.prepare("SELECT name FROM sqlite_schema WHERE type='table'");
  while (tables.step()) {
    const std::string table(tables.text(0));
    if (database.integer("SELECT count(*)FROM " + table) == 0) throw std::runtime_error("nothing is in " + table);
  }
}

std::vector<Words> reading_lines(const test::Home& home) {
  std::vector<Words> lines = more;
  const std::string interaction = first_id(home, {"journal", "--format", "ids", "--limit", "1"});
  for (auto& words : lines) std::replace(words.begin(), words.end(), std::string("@"), interaction);
  for (const auto& listed : cli::all_commands()) {
    const std::string name(listed.name);
    if (left_out.contains(name)) continue;
    lines.push_back({name});
    for (const auto& example : listed.make().examples) {
      if (auto words = words_of(example.line, home)) lines.push_back(std::move(*words));
    }
  }
  for (auto& words : lines) {
    if (words == Words{""}) words.clear();
    const bool dry = std::find(words.begin(), words.end(), "--dry-run") != words.end();
    if (!words.empty() && writers.contains(words.front()) && !dry) words.emplace_back("--dry-run");
  }
  return lines;
}

}  // namespace rapport::fuzz
