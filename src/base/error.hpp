#pragma once

#include <exception>
#include <string>
#include <utility>

namespace rapport {

/// Why a command could not do what was asked. The value is the exit status of the process.
enum class ErrorCode {
  failure = 1,    ///< could not be done: I/O, a damaged file, an undo that something depends on
  usage = 2,      ///< the command line, or a value in it, is wrong
  not_found = 3,  ///< no such person or entry, or more than one fits
  locked = 4,     ///< another process holds the journal; trying again may help
  refused = 5,    ///< some records of an import were refused, the others are in
};

/// The one type that is thrown. `message` is one line without a full stop; `hint` is what to do instead, or empty.
struct Error : std::exception {
  ErrorCode code;
  std::string message;
  std::string hint;

  Error(ErrorCode why, std::string what, std::string instead = {})
      : code(why), message(std::move(what)), hint(std::move(instead)) {}

  const char* what() const noexcept override { return message.c_str(); }
};

}  // namespace rapport
