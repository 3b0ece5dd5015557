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

/// An output stream, buffered in blocks of 64 KiB.
class Output {
 public:
  /// The state of the stream: good; closed by its reader (a pipe); or failed.
  enum class State { good, closed, failed };
  /// Writes all of the bytes. After it returns anything but `good`, it is not called again.
  using Sink = std::function<State(std::string_view)>;

  Output() = default;
  explicit Output(Sink sink) : sink_(std::move(sink)) {}

  void write(std::string_view bytes);
  /// Flushes the buffer, then writes these bytes without copying them; needs no memory.
  void write_through(std::string_view bytes);
  /// Flushes the buffer and returns the state of the stream.
  State flush();
  State state() const { return state_; }

 private:
  Sink sink_;
  std::string gathered_;
  State state_ = State::good;
};

/// An input stream.
class Input {
 public:
  /// Reads up to `size` bytes into `into` and returns how many; 0 at the end.
  using Source = std::function<std::size_t(char* into, std::size_t size)>;

  Input() = default;
  explicit Input(Source source) : source_(std::move(source)) {}

  /// The next bytes, up to `size`; empty at the end.
  std::string read(std::size_t size);
  /// The next line without its line feed; nothing at the end.
  std::optional<std::string> line();
  /// Everything that is left, up to `limit` bytes; nothing if there is more.
  std::optional<std::string> all(std::size_t limit);
  /// Whether bytes are already buffered.
  bool has_more() const { return !waiting_.empty(); }

 private:
  bool fill();

  Source source_;
  std::string waiting_;
};

/// Which streams are a terminal, and what it can display.
struct Terminal {
  bool in = false;
  bool out = false;
  bool err = false;
  int columns = 80;  ///< width in cells
  bool utf8 = true;  ///< whether the locale uses UTF-8
};

/// A program to start directly, never through a shell.
struct Program {
  std::vector<std::string> words;                                ///< the program (found on PATH) and its arguments
  std::vector<std::pair<std::string, std::string>> environment;  ///< added to the environment of this process
};

/// Properties of this process, as the system reports them.
struct Process {
  unsigned umask = 0;            ///< permission bits that new files do not get
  bool survives_pipes = false;   ///< SIGPIPE is ignored, so a closed pipe does not kill the process
  bool survives_limits = false;  ///< SIGXFSZ is ignored, so a file size limit makes a write fail
  bool leaves_core = true;       ///< a crash may write a core file
};

/// How a wait for input ended: input or its end arrived; the time ran out; or the process was stopped and continued,
/// and the screen may show something else.
enum class WaitResult { input, nothing, resumed };

/// Everything a run of rapport knows about its surroundings. Made once, by `main` or by a test.
struct World {
  std::vector<std::string> arguments;  ///< without the program name
  std::function<std::optional<std::string>(const std::string&)> environment;
  Input in;
  Output out;
  Output err;
  Day today;               ///< the local calendar day
  std::string clock_time;  ///< the local time of day, `HH:MM`
  std::int64_t now = 0;    ///< seconds since 1970-01-01T00:00:00Z
  std::uint64_t seed = 0;  ///< for ids; different in every run
  Terminal terminal;
  /// Switches the terminal to raw mode, in which every key arrives immediately, without echo, including Ctrl-C (as
  /// U+0003), or back to line mode.
  std::function<void(bool each)> keys = [](bool) {};
  /// Runs a program on this process's streams and waits; returns its exit status, or nothing if it could not be
  /// started.
  std::function<std::optional<int>(const Program&)> run;
  std::function<Process()> process = [] { return Process{}; };
  /// Waits for input for this many milliseconds, or without a limit.
  std::function<WaitResult(std::optional<int> milliseconds)> await = [](auto) { return WaitResult::input; };

  /// The value of an environment variable; nothing if it is unset or empty.
  std::optional<std::string> variable(const std::string& name) const;
};

}  // namespace rapport
