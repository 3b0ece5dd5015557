#include <fmt/core.h>
#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "cli/command_registry.hpp"
#include "cli/run.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/session.hpp"
#include "store/entries.hpp"
#include "store/history.hpp"

namespace rapport::cli {

/// The lines of the sample journal, embedded by CMake from sample.txt.
namespace sample {
std::vector<std::pair<std::string_view, std::string_view>> embedded();
}

namespace {

/// The day on which the sample journal ends; its promises contain dates.
constexpr Date last_day{2026, 11, 19};

/// An output that forwards to another one.
Output into(Output& other) {
  return Output([&](std::string_view bytes) {
    other.write(bytes);
    return Output::State::good;
  });
}

/// Runs a rapport command line on the sample on a day; prints to `out` and `err`.
int run_line(World& world, const std::string& path, Day day, std::vector<std::string> words, Output out, Output err) {
  World inner{.arguments = std::move(words),
              .environment = [](const std::string&) { return std::optional<std::string>{}; },
              .in = Input(),
              .out = std::move(out),
              .err = std::move(err),
              .today = day,
              .clock_time = world.clock_time,
              .now = world.now,
              .seed = world.seed + static_cast<std::uint64_t>(day.number),
              .terminal = world.terminal,
              .run = {}};
  inner.terminal.in = false;
  inner.arguments.insert(inner.arguments.begin(), {"--journal", path});
  world.seed = world.seed * 6364136223846793005ULL + 1442695040888963407ULL;
  return run(inner);
}

Output nowhere() {
  return Output([](std::string_view) { return Output::State::good; });
}

/// The id of the newest promise, which `@last` stands for.
std::string last_promise(const std::string& path) {
  const auto database = store::open_to_read(path);
  return to_text(store::newest<model::Promise>(database, 1).front().id);
}

/// The reason in an error message: `cannot be read` from `rapport: cannot be read` and the rest.
std::string reason_in(std::string_view problem) {
  constexpr std::string_view start = "rapport: ";
  if (problem.starts_with(start)) problem.remove_prefix(start.size());
  return std::string(problem.substr(0, problem.find('\n')));
}

void build(World& world, const std::string& path, Day today) {
  std::string_view text = sample::embedded().front().second;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    int days_ago = 0;
    std::from_chars(line.data(), line.data() + line.size(), days_ago);
    auto words = services::words_of_command(line.substr(line.find(' ') + 1));
    for (std::string& word : words) {
      if (word == "@last") word = last_promise(path);
    }
    std::string problem;
    Output err([&](std::string_view bytes) {
      problem += bytes;
      return Output::State::good;
    });
    if (run_line(world, path, today - days_ago, std::move(words), nowhere(), std::move(err)) != 0)
      throw Error(ErrorCode::failure, "could not create the sample journal: " + reason_in(problem));
    world.err.write(problem);
  }
}

constexpr std::string_view tour[] = {
    "due --limit 6",
    "due --why --limit 2",
    "thank",
    "thank grace --by card",
    "celebrate",
    "journal --limit 6",
    "log \"yesterday: lunch with Priya and Marco #mentoring -> send her the deck by friday\"",
    "due --limit 3",
    "undo",
    "due --limit 3"};

void show_tour(World& world, const std::string& path, Day today) {
  for (const std::string_view line : tour) {
    world.out.write("$ rapport " + std::string(line) + "\n");
    run_line(world, path, today, services::words_of_command(line), into(world.out), into(world.err));
    world.out.write("\n");
  }
}

int keep_sample(services::Session& session, const std::string& file, Day today) {
  if (store::exists(file)) throw Error(ErrorCode::usage, file + " already exists", "choose a new file");
  if (session.globals().dry_run) {
    session.say("Would create a sample journal in " + shown(file) + ".\n");
    return 0;
  }
  build(session.world(), file, today);
  session.mark_done();
  session.say(fmt::format(
      "Created a sample journal in {}. It ends on 19 Nov 2026:\n  rapport --journal {} --today 2026-11-19\n",
      shown(file), shown(services::shell_word(file))));
  return 0;
}

struct Arguments {
  std::optional<std::string> file;
};

int run_demo(const Arguments& arguments, services::Session& session) {
  World& world = session.world();
  const Day today = *day_of(last_day);
  if (arguments.file) return keep_sample(session, *arguments.file, today);
  const std::string base = world.variable("TMPDIR").value_or("/tmp") + "/rapport-demo.db";
  const std::string path = temporary_beside(base) + ".db";
  remove_file(path.substr(0, path.size() - 3));
  register_temporary(path);
  try {
    build(world, path, today);
    world.out.write("A sample journal of thirty people, on Thu 19 Nov 2026.\n\n");
    show_tour(world, path, today);
    world.out.write("None of this was kept. To keep a sample to play with: rapport demo FILE\n");
  } catch (...) {
    remove_file(path);
    throw;
  }
  remove_file(path);
  return 0;
}

}  // namespace

services::Command demo() {
  return {.name = "demo",
          .summary = "Show rapport at work on a sample journal",
          .group = services::Group::settle,
          .examples = {{"demo", "a tour that keeps nothing"}, {"demo play.db", "create a sample journal to play with"}},
          .parameters = {{.name = "FILE",
                          .help = "where to keep the sample journal",
                          .completes = services::Completes::file,
                          .to = services::to<&Arguments::file>}},
          .details =
              "The sample has thirty invented people and a year of interactions in many languages. Your own journal is "
              "not touched.",
          .run = services::runs<run_demo>};
}

}  // namespace rapport::cli
