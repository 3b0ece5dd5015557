#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::test {

/// One program of a pipeline: `NAME=value ... word word`.
struct Stage {
  std::vector<std::pair<std::string, std::string>> variables;
  std::vector<std::string> words;
};

/// A command line of a transcript.
struct CommandLine {
  std::vector<Stage> stages;               ///< joined by `|`
  std::optional<std::string> input_file;   ///< `< FILE`
  std::optional<std::string> input_text;   ///< `<<< TEXT`, which ends in a line feed
  std::optional<std::string> input_until;  ///< `<<WORD`: the lines that follow, up to WORD
  std::optional<std::string> output_file;  ///< `> FILE`
};

/// Splits a line into words as a POSIX shell does: quotes, backslashes, `~/`, comments, pipes and the redirections
/// above. Throws std::runtime_error for what a shell would give another meaning: `$NAME`, `$(...)`, `*`, `;`, `&` and
/// the like.
CommandLine parse_command_line(std::string_view line, const std::string& home);

}  // namespace rapport::test
