#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Whole command lines, against any bytes: words with `\x1f` between them, and after `\x1e` what stands on standard
/// input. They are run in this process, in a temporary home that they cannot leave.
namespace rapport::fuzz {

/// A command line ends with a status that the manual knows and, if it fails, with one or two lines; what is refused,
/// or a dry run, has changed nothing; after a change doctor finds nothing broken.
void arguments(std::string_view bytes);

/// The same with a program that has a known bug, which must be found.
void careless_arguments(std::string_view bytes);

/// `$ rapport log "tea with Priya"` of a transcript as the bytes of this target; nothing for other lines.
std::optional<std::string> argument_seed(std::string_view line);

/// The examples of every command.
std::vector<std::string> argument_seeds();

}  // namespace rapport::fuzz
