// Journals that were damaged, or made by somebody who wants to do harm, against every command that reads: each must end
// with a status and a line, within five seconds, without a crash, and leave the file as it was.
//
// usage: journals COUNT [-s SEED] [--careless crash|spin|write|print]
//
// Journals 1 to COUNT are made from their numbers alone; -s begins with another one, so that `journals 1 -s 77` is
// journal 77 again. With --careless the program has a known bug where a journal is damaged, which must be found: the
// control, which ends with 0 where it was.

#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "cli/run.hpp"
#include "fuzz/mutations.hpp"
#include "fuzz/replies.hpp"
#include "fuzz/rich_journal.hpp"
#include "fuzz/targets.hpp"

namespace {

namespace fs = std::filesystem;
using namespace rapport;
using fuzz::Words;

constexpr int most_seconds = 5;
constexpr int too_long = 77;
constexpr std::size_t statuses = 11;

/// What a child leaves behind for its parent, even where it crashes.
struct Trace {
  std::array<char, 400> doing{};
  std::array<long, statuses> ended{};
  double slowest = 0;
  std::array<char, 400> slowest_line{};

  static void put(std::array<char, 400>& into, const std::string& text) {
    into.fill('\0');
    text.copy(into.data(), into.size() - 1);
  }
};

Trace& shared_trace() {
  void* const memory = ::mmap(nullptr, sizeof(Trace), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) std::abort();
  return *new (memory) Trace;
}

/// Ends the process where it uses the processor for so long.
void allow_seconds(int seconds) {
  std::signal(SIGPROF, [](int) { ::_exit(too_long); });
  const itimerval limit{.it_interval = {}, .it_value = {.tv_sec = seconds, .tv_usec = 0}};
  ::setitimer(ITIMER_PROF, &limit, nullptr);
}

using Runs = std::function<int(World&)>;

/// A program with a known bug that shows where a journal is damaged.
Runs careless(const std::string& how) {
  return [how](World& world) {
    const int status = cli::run(world);
    if (status != 1) return status;
    if (how == "crash") std::raise(SIGSEGV);
    if (how == "spin") {
      for (volatile bool on = true; on;) continue;
    }
    if (how == "write") test::put_file(*world.variable("HOME") + "/.local/share/rapport/journal.db", "x");
    if (how == "print") world.err.write_through("rapport: and\nanother\nline\n");
    return status;
  };
}

class Check {
 public:
  explicit Check(Runs program) : program_(std::move(program)), trace_(shared_trace()) {
    fs::create_directories(path());
    fs::current_path(path());
    const test::Home home(path(), {.run = cli::run});
    fuzz::make_rich_journal(home);
    lines_ = fuzz::reading_lines(home);
    rich_ = test::contents(journal());
  }

  void run(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    test::put_file(journal(), rich_);
    const std::string told = fuzz::mutate(journal(), random);
    fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) read_all(seed);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    ++faults_;
    const std::string line = trace_.doing.data();
    std::printf("journal %llu (%s):\n  %s\n", static_cast<unsigned long long>(seed), told.substr(0, 300).c_str(),
                line.c_str());
    if (WIFSIGNALED(status)) std::printf("  a crash: %s\n", strsignal(WTERMSIG(status)));
    if (WIFEXITED(status) && WEXITSTATUS(status) == too_long) std::printf("  it takes more than %d s\n", most_seconds);
  }

  int faults() const { return faults_; }

  void report(long count) const {
    std::printf("%ld journals, %zu command lines each; by status:", count, lines_.size());
    for (std::size_t i = 0; i < statuses; ++i) {
      if (trace_.ended[i] > 0) std::printf(" %zu: %ld", i, trace_.ended[i]);
    }
    std::printf("\nslowest: %.2f s, %s\n", trace_.slowest, trace_.slowest_line.data());
  }

 private:
  fs::path path() const { return folder_.path() / "home"; }
  fs::path journal() const { return path() / ".local/share/rapport/journal.db"; }

  /// Runs all lines on the journal that is there; does not return.
  [[noreturn]] void read_all(std::uint64_t seed) const {
    const std::string before = test::contents(journal());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      std::string line = "rapport";
      for (const auto& word : lines_[i]) line += " " + word;
      Trace::put(trace_.doing, line);
      allow_seconds(most_seconds);
      const auto begun = std::clock();
      try {
        read(lines_[i], (i + seed) % 2 == 0);
        fuzz::demand(test::contents(journal()) == before, "the journal has changed");
      } catch (const std::exception& problem) {
        Trace::put(trace_.doing, line + ": " + problem.what());
        ::_exit(EXIT_FAILURE);
      }
      const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
      if (seconds > trace_.slowest) {
        trace_.slowest = seconds;
        Trace::put(trace_.slowest_line, "journal " + std::to_string(seed) + ", " + line);
      }
    }
    ::_exit(EXIT_SUCCESS);
  }

  void read(const Words& words, bool at_terminal) const {
    test::TestSetup setting{.arguments = words, .environment = {{"HOME", path()}, {"NO_COLOR", "1"}}};
    setting.terminal.out = setting.terminal.err = at_terminal;
    test::TestWorld one(setting);
    const int status = program_(one.world);
    if (status >= 0 && status < static_cast<int>(statuses)) ++trace_.ended[static_cast<std::size_t>(status)];
    const auto said = [&](const char* problem) { return std::string(problem) + ": " + one.err().substr(0, 200); };
    try {
      fuzz::demand_reply({.status = status, .out = one.out(), .err = one.err()});
      if (at_terminal) fuzz::demand(fuzz::is_calm(one.out()), "a control character reaches the terminal");
    } catch (const std::logic_error& problem) {
      throw std::logic_error(said(problem.what()));
    }
    const bool json = std::find(words.begin(), words.end(), "--json") != words.end();
    if (json && status == 0) fuzz::demand(nlohmann::json::accept(one.out()), "the JSON cannot be parsed");
  }

  test::TemporaryFolder folder_;
  Runs program_;
  Trace& trace_;
  std::vector<Words> lines_;
  std::string rich_;
  int faults_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.empty()) return 2;
  const auto after = [&](const std::string& option) {
    const auto found = std::find(words.begin(), words.end(), option);
    return found == words.end() || found + 1 == words.end() ? std::string() : found[1];
  };
  const std::string how = after("--careless");
  const long journals = std::stol(words.front());
  const std::uint64_t first = after("-s").empty() ? 1 : std::stoull(after("-s"));
  Check check(how.empty() ? Runs(cli::run) : careless(how));
  for (long i = 0; i < journals; ++i) {
    check.run(first + static_cast<std::uint64_t>(i));
    if (!how.empty() && check.faults() > 0) break;
  }
  check.report(journals);
  return (check.faults() > 0) == !how.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
