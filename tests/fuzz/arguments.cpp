#include "fuzz/arguments.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <functional>
#include <map>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "cli/command_registry.hpp"
#include "cli/parser.hpp"
#include "cli/run.hpp"
#include "fuzz/replies.hpp"
#include "fuzz/targets.hpp"
#include "support/command_line.hpp"
#include "support/home.hpp"

namespace rapport::fuzz {
namespace {

namespace fs = std::filesystem;
using Program = std::function<int(World&)>;
using Words = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

constexpr char between_words = '\x1f';
constexpr char before_input = '\x1e';

/// What a command line may find: somebody in every situation.
const std::vector<Words> beginnings{
    {"add", "Priya Nair", "--every", "3w", "--tag", "team", "--email", "priya@site.example"},
    {"add", "Marco Rossi", "--org", "Acme", "--met-via", "priya"},
    {"add", "Zoë Müller", "--as", "zoe", "--birthday", "02-29"},
    {"add", "Sam Lee", "--every", "2m"},
    {"add", "Sam Miller"},
    {"log", "2026-09-01: lunch with Priya and Marco #pilot -> send her the deck by friday"},
    {"log", "yesterday: call with @priya"},
    {"note", "priya", "two girls", "--about", "family"},
    {"ask", "priya", "how did the move go?"},
    {"promise", "marco", "the contract", "--theirs"},
    {"thank", "marco", "the introduction", "--later"},
    {"celebrate", "zoe", "her book is out", "--later"},
    {"relate", "priya", "manager", "marco"},
    {"style", "marco", "--energy", "introvert"},
    {"repair", "marco", "we were both loud"},
    {"intro", "priya", "zoe", "both write"},
    {"pause", "zoe", "--until", "2027-01-07"},
    {"snooze", "sam", "2w"},
    {"backup", "copy.db"}};

/// A home that is the same before each command line.
class Arena {
 public:
  Arena() : home_(folder_.path() / "home", {.run = cli::run}) {
    fs::create_directories(home_.path());
    fs::current_path(home_.path());
    for (const auto& [name, value] : environment()) home_.set(name, value);
    for (const auto& words : beginnings) home_.run(words);
    test::put_file("contacts.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lund\nEMAIL:ana@site.example\nEND:VCARD\n");
    test::put_file("talks.csv", "date,people,text\n2026-11-01,Priya,tea\n2026-11-02,Nobody,tea\n");
    before_ = files();
  }

  std::map<std::string, std::string> environment() const {
    return {{"HOME", home_.path()}, {"TMPDIR", home_.path()}, {"RAPPORT_TODAY", "2026-11-19"}, {"NO_COLOR", "1"}};
  }

  bool changed() const { return files() != before_; }
  std::string trouble() const {
    return home_.run({"doctor", "--journal", home_.journal()}).status == 0 ? "" : "broken";
  }
  bool journal_changed() const {
    const auto name = fs::relative(home_.journal(), home_.path()).string();
    return test::contents(home_.journal()) != before_.at(name);
  }

  void restore() const {
    for (const auto& one : fs::directory_iterator(home_.path())) fs::remove_all(one.path());
    for (const auto& [name, bytes] : before_) {
      if (name.ends_with('/')) fs::create_directories(home_.path() / name);
      if (!name.ends_with('/')) test::put_file(home_.path() / name, bytes);
    }
  }

 private:
  /// All files with what is in them; folders end with a slash.
  Files files() const {
    Files found;
    for (const auto& one : fs::recursive_directory_iterator(home_.path())) {
      const std::string name = fs::relative(one.path(), home_.path()).string();
      if (one.is_directory()) found[name + "/"];
      if (one.is_regular_file()) found[name] = test::contents(one.path());
    }
    return found;
  }

  test::TemporaryFolder folder_;
  test::Home home_;
  Files before_;
};

/// A word that names no file outside the home: a slash stands only between digits, as in a date.
std::string tame(std::string_view word) {
  std::string result;
  const auto digit = [&](std::size_t at) {
    return at < word.size() && std::isdigit(static_cast<unsigned char>(word[at]));
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '\0') continue;  // the system hands over none
    result += word[i] == '/' && !(i > 0 && digit(i - 1) && digit(i + 1)) ? '_' : word[i];
  }
  return result;
}

struct Line {
  Words words;
  std::string input;
};

Line line_of(std::string_view bytes) {
  Line line;
  const std::size_t end = std::min(bytes.find(before_input), bytes.size());
  if (end < bytes.size()) line.input = bytes.substr(end + 1);
  bytes = bytes.substr(0, end);
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.find(between_words), bytes.size());
    line.words.push_back(tame(bytes.substr(0, size)));
    bytes.remove_prefix(std::min(size + 1, bytes.size()));
  }
  return line;
}

/// Whether the words are understood, and ask for no change.
bool is_dry_run(const Words& words) {
  try {
    const auto split = cli::split(words);
    const auto command = cli::find_command(split.command);
    return command && cli::parse(*command, split.rest).globals.dry_run;
  } catch (const Error&) {
    return false;
  }
}

bool is_text_throughout(const Line& line) {
  return is_text(line.input) &&
         std::all_of(line.words.begin(), line.words.end(), [](auto& one) { return is_text(one); });
}

void check(const Arena& arena, const Line& line, bool at_terminal, const Program& program) {
  test::TestSetup setting{.arguments = line.words, .input = line.input, .environment = arena.environment()};
  if (at_terminal) setting.terminal = {.in = true, .out = true, .err = true};
  test::TestWorld one(setting);
  const int status = program(one.world);
  demand_reply({.status = status, .out = one.out(), .err = one.err(), .asks = at_terminal, .given = line.words});
  if (is_text_throughout(line)) demand(one.out().empty() || is_text(one.out()), "the output is no UTF-8");
  if (at_terminal) demand(is_calm(one.out()), "a control character reaches the terminal");
  const bool changed = arena.changed();
  const bool refused = status == static_cast<int>(ErrorCode::usage) || status == static_cast<int>(ErrorCode::not_found);
  demand(!changed || !refused, "what was refused has changed something");
  demand(!changed || !is_dry_run(line.words), "a dry run has changed something");
  if (changed && arena.journal_changed()) demand(arena.trouble().empty(), "doctor finds the journal broken");
}

void run(std::string_view bytes, const Program& program) {
  static const Arena arena;
  const bool at_terminal = hash(bytes) % 2 == 1;
  try {
    check(arena, line_of(bytes), at_terminal, program);
  } catch (...) {
    arena.restore();
    throw;
  }
  if (arena.changed()) arena.restore();
}

std::string bytes_of(const Words& words, std::string_view input) {
  std::string bytes;
  for (const auto& word : words) bytes += (&word == &words.front() ? "" : std::string(1, between_words)) + word;
  return input.empty() ? bytes : bytes + before_input + std::string(input);
}

}  // namespace

void arguments(std::string_view bytes) { run(bytes, cli::run); }

void careless_arguments(std::string_view bytes) {
  run(bytes, [](World& world) {
    const int status = cli::run(world);
    const auto& words = world.arguments;
    const bool marked = std::find(words.begin(), words.end(), "--every") != words.end();
    if (status == static_cast<int>(ErrorCode::usage) && marked) test::put_file("the-known-bug", "x");
    return status;
  });
}

std::optional<std::string> argument_seed(std::string_view line) {
  constexpr std::string_view prompt = "$ rapport";
  if (!line.starts_with(prompt)) return std::nullopt;
  try {
    const auto parsed = test::parse_command_line(line.substr(2), "home");
    const auto& words = parsed.stages.front().words;
    return bytes_of({words.begin() + 1, words.end()}, parsed.input_text.value_or(""));
  } catch (const std::runtime_error&) {
    return std::nullopt;  // a line that goes on in the next
  }
}

std::vector<std::string> argument_seeds() {
  std::vector<std::string> seeds;
  for (const auto& listed : cli::all_commands()) {
    for (const auto& example : listed.make().examples) {
      if (auto seed = argument_seed(std::string("$ rapport ").append(example.line))) seeds.push_back(*seed);
    }
    seeds.emplace_back(listed.name);
  }
  return seeds;
}

}  // namespace rapport::fuzz
