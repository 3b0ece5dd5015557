#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"

namespace rapport {

/// A stream of bytes going out. What is written is gathered and handed on in blocks of 64 KiB.
class Output {
 public:
  /// What became of bytes handed on: taken, or the reader has gone (a closed pipe), or they could not be written.
  enum class State { good, closed, failed };
  /// Takes all of the bytes; once it says anything but `good`, nothing more is handed to it.
  using Sink = std::function<State(std::string_view)>;

  Output() = default;
  explicit Output(Sink sink) : sink_(std::move(sink)) {}

  void write(std::string_view bytes);
  /// Hands on what has been gathered, then these bytes, which are not copied: needs no memory.
  void write_through(std::string_view bytes);
  /// Hands on what has been gathered; says what became of everything so far.
  State flush();
  State state() const { return state_; }

 private:
  Sink sink_;
  std::string gathered_;
  State state_ = State::good;
};

/// A stream of bytes coming in.
class Input {
 public:
  /// Puts up to `size` bytes at `into` and returns how many; 0 at the end.
  using Source = std::function<std::size_t(char* into, std::size_t size)>;

  Input() = default;
  explicit Input(Source source) : source_(std::move(source)) {}

  /// The next bytes, up to `size`; empty at the end.
  std::string read(std::size_t size);
  /// The next line without its line feed; nothing at the end.
  std::optional<std::string> line();
  /// All that is left, up to `limit` bytes; nothing where there is more than that.
  std::optional<std::string> all(std::size_t limit);
  /// Whether there are bytes that the source has handed out already.
  bool has_more() const { return !waiting_.empty(); }

 private:
  bool fill();

  Source source_;
  std::string waiting_;
};

/// Which of the streams are a terminal, and what it can show.
struct Terminal {
  bool in = false;
  bool out = false;
  bool err = false;
  int columns = 80;  ///< width in cells
  bool utf8 = true;  ///< whether the locale's character set is UTF-8
};

/// A program to be started directly, never through a shell.
struct Program {
  std::vector<std::string> words;                                ///< the file (looked up on PATH) and its arguments
  std::vector<std::pair<std::string, std::string>> environment;  ///< added to that of this process
};

/// How this process itself is set, as the system says.
struct Process {
  unsigned umask = 0;            ///< the permissions that new files do not get
  bool survives_pipes = false;   ///< SIGPIPE is ignored: a reader that has gone kills nothing half-way
  bool survives_limits = false;  ///< SIGXFSZ is ignored: a limit of size is an error of the write
  bool leaves_core = true;       ///< a crash may leave a memory image on the disk
};

/// What ends a wait for input: there is some, or its end; it did not come in time; or the process had been stopped and
/// goes on, and what it had shown may be gone from the terminal.
enum class WaitResult { input, nothing, resumed };

/// Everything a run of rapport can see of the world around it. Made once, by `main` or by a test.
struct World {
  std::vector<std::string> arguments;  ///< without the program's own name
  std::function<std::optional<std::string>(const std::string&)> environment;
  Input in;
  Output out;
  Output err;
  Day today;               ///< the local calendar day
  std::string clock_time;  ///< the local time of day, `HH:MM`
  std::int64_t now = 0;    ///< seconds since 1970-01-01T00:00:00Z
  std::uint64_t seed = 0;  ///< for ids; differs from run to run
  Terminal terminal;
  /// Whether the terminal hands over each key when it is pressed, unseen, Ctrl-C too (as U+0003); else whole lines.
  std::function<void(bool each)> keys = [](bool) {};
  /// Runs a program on this process's streams and waits; its exit status, or nothing where it could not be started.
  std::function<std::optional<int>(const Program&)> run;
  std::function<Process()> process = [] { return Process{}; };
  /// Waits for input, for so many milliseconds or for as long as it takes.
  std::function<WaitResult(std::optional<int> milliseconds)> await = [](auto) { return WaitResult::input; };

  /// The value of an environment variable; nothing where it is unset or empty.
  std::optional<std::string> variable(const std::string& name) const;
};

}  // namespace rapport
