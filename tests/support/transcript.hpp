#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/command_line.hpp"
#include "support/test_world.hpp"

namespace rapport::test {

/// The program that transcripts run, in this process.
struct Subject {
  std::function<int(World&)> run;
};

/// How a transcript is written: `golden` shows standard error with `! ` before each line, and the exit status;
/// `document` shows what a reader would see on a terminal of 80 columns.
enum class Flavour { golden, document };

/// A home folder with a journal in it, a day, and a terminal or none. Commands are run one after the other.
class Session {
 public:
  Session(const Subject& subject, Flavour flavour);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// What follows `@ `: `2026-11-19`, `tty`, `tty 40`, `notty`, `colour`, `ascii`, `env NAME=VALUE`, `env NAME`,
  /// `demo`, `types TEXT` (what the user types at the terminal while the next command runs), or `editor <<END`, which
  /// gives what the user makes of a text in the editor. Throws std::runtime_error for all else.
  void direct(const CommandLine& directive, const std::string& input);

  /// Runs `rapport`, or one of the few helpers `echo cat write cp rm ls`, and returns what it printed as lines.
  std::vector<std::string> perform(const std::string& text, const CommandLine& line, const std::string& input);

  std::string home() const { return folder_.path().string(); }

 private:
  struct Result {
    int status = 0;
    std::string out;
    std::string err;
  };
  struct Streams {
    std::string input;
    bool piped_in = false;
    bool piped_out = false;
    std::uint64_t seed = 0;
  };
  Result run_stage(const Stage& stage, const Streams& streams);
  Result run_rapport(const Stage& stage, const Streams& streams);
  Result run_helper(const Stage& stage, const std::string& input);
  void open_sample();
  std::optional<int> edit(const Program& program);
  std::vector<std::string> lines_of(const Result& result) const;
  std::string tidied(std::string text) const;
  std::uint64_t seed_for(const std::string& text);

  const Subject& subject_;
  Flavour flavour_;
  TemporaryFolder folder_;
  std::filesystem::path former_;
  TestSetup setting_;
  std::optional<std::string> edited_;
  std::string typed_;
  std::map<std::string, std::uint64_t> seen_;
};

/// What the replay of a transcript found. `text` is the transcript as it should read.
struct Replay {
  struct Mismatch {
    std::size_t line = 0;  ///< of the command, from 1
    std::string command;
    std::vector<std::string> expected;
    std::vector<std::string> actual;
  };
  std::string text;
  std::vector<Mismatch> mismatches;
  std::size_t commands = 0;
};

/// Replays a golden transcript: lines beginning with `$ ` are commands, `@ ` directives, `#` comments; what follows a
/// command is its output, up to the next of these. Output lines that begin like one of them have a `\` before them.
/// Throws std::runtime_error with the line's number where something cannot be run.
Replay replay_golden(std::string_view text, const Subject& subject);

/// Replays the fenced `console` blocks of a Markdown document that begin with `$ rapport`, all in one session, on a
/// terminal of 80 columns. `<!-- session: new -->` or `<!-- session: demo -->` begins another one; `<!-- @ tty 60 -->`
/// is a directive.
Replay replay_document(std::string_view text, const Subject& subject);

}  // namespace rapport::test
