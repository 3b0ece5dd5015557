#pragma once

#include <exception>
#include <string>
#include <utility>

namespace rapport {

/// Why a command failed. The value is the exit status of the process.
enum class ErrorCode {
  failure = 1,    ///< input or output failed, a file is damaged, or an undo is not possible
  usage = 2,      ///< the command line or a value in it is invalid
  not_found = 3,  ///< the person or entry does not exist, or is ambiguous
  locked = 4,     ///< another process holds the journal; trying again may succeed
  refused = 5,    ///< some records of an import were refused; the others were imported
};

/// The only type that is thrown. `message` is one line without a full stop. `hint` says what to do, or is empty.
struct Error : std::exception {
  ErrorCode code;
  std::string message;
  std::string hint;

  Error(ErrorCode why, std::string what, std::string instead = {})
      : code(why), message(std::move(what)), hint(std::move(instead)) {}

  const char* what() const noexcept override { return message.c_str(); }
};

}  // namespace rapport
