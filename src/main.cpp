#include <fcntl.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/raw_terminal.hpp"
#include "base/utf8.hpp"
#include "base/world.hpp"
#include "cli/run.hpp"

extern char** environ;

namespace {

using rapport::World;

using State = rapport::Output::State;

State write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EPIPE) {
      return State::closed;
    } else if (errno != EINTR) {
      return State::failed;
    }
  }
  return State::good;
}

std::size_t read_some(int file, char* into, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(file, into, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) {
      throw rapport::Error{rapport::ErrorCode::failure,
                           std::string("cannot read standard input: ") + std::strerror(errno)};
    }
  }
}

std::optional<std::string> variable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

/// Replaces closed standard streams by a placeholder that can be neither read nor written. Otherwise the next file
/// opened would get the number of the closed stream, and output would go into that file.
void hold_closed_streams() {
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(file, F_GETFD) == -1) ::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

constexpr std::array<int, 4> ending{SIGINT, SIGQUIT, SIGHUP, SIGTERM};

/// Ends this process by a signal, after cleaning up. Async-signal-safe.
void end_by(int signal) {
  rapport::remove_temporaries();
  rapport::leave_terminal_as_before();
  sigset_t itself;
  ::sigemptyset(&itself);
  ::sigaddset(&itself, signal);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  ::sigprocmask(SIG_UNBLOCK, &itself, nullptr);
  ::_exit(128 + signal);  // the first process of a container does not end by a signal
}

/// Signals that are ignored, as by `nohup`, stay ignored.
void catch_signals() {
  struct sigaction action {};
  action.sa_handler = end_by;
  ::sigfillset(&action.sa_mask);
  for (const int signal : ending) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
      ::sigaction(signal, &action, nullptr);
  }
}

/// Sets up the process for a private journal: files for this user only, failing writes instead of signals, and no core
/// files.
void settle_process() {
  ::umask(077);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  hold_closed_streams();
  catch_signals();
}

rapport::Process process() {
  const mode_t mask = ::umask(077);
  ::umask(mask);
  const auto ignored = [](int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
  };
  rlimit core{};
  return {.umask = static_cast<unsigned>(mask),
          .survives_pipes = ignored(SIGPIPE),
          .survives_limits = ignored(SIGXFSZ),
          .leaves_core = ::getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur > 0};
}

int columns() {
  winsize size{};
  for (const int file : {STDOUT_FILENO, STDERR_FILENO}) {
    if (::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  const std::string text = variable("COLUMNS").value_or("");
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value > 0 && value < 10'000 ? value : 80;
}

bool speaks_utf8() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = rapport::lower_ascii(variable(name).value_or(""));
    if (!value.empty()) return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

std::uint64_t random_seed(std::int64_t now) {
  std::uint64_t seed = 0;
  if (::getentropy(&seed, sizeof seed) == 0) return seed;
  return static_cast<std::uint64_t>(now) << 20 ^ static_cast<std::uint64_t>(::getpid());
}

void set_time(World& world) {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::tzset();
  ::localtime_r(&now, &local);
  world.now = now;
  world.today = rapport::day_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(rapport::Day{});
  world.clock_time = "00:00";
  world.clock_time[0] = static_cast<char>('0' + local.tm_hour / 10);
  world.clock_time[1] = static_cast<char>('0' + local.tm_hour % 10);
  world.clock_time[3] = static_cast<char>('0' + local.tm_min / 10);
  world.clock_time[4] = static_cast<char>('0' + local.tm_min % 10);
}

/// The environment of this process as `NAME=value`, with the additions replacing existing variables.
std::vector<std::string> environment_with(const std::vector<std::pair<std::string, std::string>>& additions) {
  std::vector<std::string> all;
  for (char** one = environ; one != nullptr && *one != nullptr; ++one) {
    const std::string_view text = *one;
    const auto name = text.substr(0, text.find('='));
    const bool replaced = std::ranges::any_of(additions, [&](auto& each) { return each.first == name; });
    if (!replaced) all.emplace_back(text);
  }
  for (const auto& [name, value] : additions) all.push_back(name + "=" + value);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

/// While a child program has the terminal, interrupts, requests to end and hang-ups are meant for it: this process
/// waits for the child and then cleans up.
class InterruptsLeftToChild {
 public:
  InterruptsLeftToChild() {
    struct sigaction ignored {};
    ignored.sa_handler = SIG_IGN;
    for (std::size_t i = 0; i < ending.size(); ++i) ::sigaction(ending.at(i), &ignored, &before_.at(i));
  }
  ~InterruptsLeftToChild() {
    for (std::size_t i = 0; i < ending.size(); ++i) ::sigaction(ending.at(i), &before_.at(i), nullptr);
  }
  InterruptsLeftToChild(const InterruptsLeftToChild&) = delete;
  InterruptsLeftToChild& operator=(const InterruptsLeftToChild&) = delete;

  /// The signals that the child must receive again.
  sigset_t unmuted() const {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::sigaddset(&signals, SIGXFSZ);
    for (std::size_t i = 0; i < ending.size(); ++i) {
      if (before_.at(i).sa_handler != SIG_IGN) ::sigaddset(&signals, ending.at(i));
    }
    return signals;
  }

 private:
  std::array<struct sigaction, ending.size()> before_{};
};

std::optional<int> run_program(const rapport::Program& program) {
  auto words = program.words;
  if (words.empty()) return std::nullopt;
  auto variables = environment_with(program.environment);
  const InterruptsLeftToChild interrupts;
  const sigset_t unmuted = interrupts.unmuted();
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setsigdefault(&attributes, &unmuted);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int refused = ::posix_spawnp(&child, words.front().c_str(), nullptr, &attributes, pointers(words).data(),
                                     pointers(variables).data());
  ::posix_spawnattr_destroy(&attributes);
  if (refused != 0) return std::nullopt;
  int status = 0;
  while (::waitpid(child, &status, 0) == -1) {
    if (errno != EINTR) return std::nullopt;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

World world_of(int count, char** arguments) {
  World world;
  world.arguments.assign(arguments + std::min(count, 1), arguments + count);
  world.environment = variable;
  world.in = rapport::Input([](char* into, std::size_t size) { return read_some(STDIN_FILENO, into, size); });
  world.out = rapport::Output([](std::string_view bytes) { return write_all(STDOUT_FILENO, bytes); });
  world.err = rapport::Output([](std::string_view bytes) { return write_all(STDERR_FILENO, bytes); });
  set_time(world);
  world.seed = random_seed(world.now);
  world.terminal = {.in = ::isatty(STDIN_FILENO) == 1,
                    .out = ::isatty(STDOUT_FILENO) == 1,
                    .err = ::isatty(STDERR_FILENO) == 1,
                    .columns = columns(),
                    .utf8 = speaks_utf8()};
  world.keys = [](bool each) { rapport::set_keys(STDIN_FILENO, each); };
  world.await = [](std::optional<int> milliseconds) { return rapport::await_keys(STDIN_FILENO, milliseconds); };
  world.run = run_program;
  world.process = process;
  return world;
}

int print_version() {
  if (write_all(STDOUT_FILENO, "rapport " RAPPORT_VERSION "\n") != State::failed) return 0;
  write_all(STDERR_FILENO, "rapport: could not write to standard output\n");
  return static_cast<int>(rapport::ErrorCode::failure);
}

}  // namespace

int main(int count, char** arguments) {
  // Answered before anything else is set up, because scripts expect it to be fast.
  if (count == 2 && std::strcmp(arguments[1], "--version") == 0) return print_version();
  settle_process();
  World world = world_of(count, arguments);
  return rapport::cli::run(world);
}
