#pragma once

#include <span>
#include <string>
#include <string_view>

/// What the end of every command line has in common, whatever it was.
namespace rapport::fuzz {

/// How a command line ended.
struct Ending {
  int status = 0;
  std::string_view out;
  std::string_view err;
  bool asks = false;                     ///< it could ask at a terminal, which takes lines of its own
  std::span<const std::string> given{};  ///< the command line: a message may begin with one of its words
};

/// Demands that the status is one the manual knows, that a failure is told in one or two lines of text (or in what was
/// printed, as doctor does), and that no exception of a library's was what ended it.
void demand_reply(const Ending& one);

/// Whether there is no control character but what ends lines and sets columns apart (as in CSV and TSV).
bool is_calm(std::string_view text);

}  // namespace rapport::fuzz
