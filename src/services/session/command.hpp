#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/session/binding.hpp"

/// Commands as data: parser, help, manual pages, reference and completions are derived from these values.
namespace rapport::services {

/// A string literal. Nothing else converts to it, so descriptions cannot dangle.
struct Literal : std::string_view {
  constexpr Literal() = default;
  consteval Literal(const char* text) : std::string_view(text) {}
};

/// What a shell may propose for a value.
enum class Completes {
  nothing,
  person,
  tag,
  entry,  ///< any entry or person
  kind,
  promise,
  question,
  gratitude,
  win,
  operation,
  file,
  date,
  command,
  topic,
  setting
};

/// An argument (`PERSON`, `[TEXT...]`) or an option (`--every PERIOD`, `--private`) of a command.
struct Parameter {
  Literal name;                      ///< `PERSON`, or `--every`
  Literal value;                     ///< the placeholder of an option's value; empty for a flag
  char brief = 0;                    ///< the letter of the short form, as in `-o`; 0 if there is none
  Literal help;                      ///< a phrase without a full stop
  bool required = false;             ///< arguments only
  bool repeats = false;              ///< may be given several times; the last argument may take all remaining words
  int least = 0;                     ///< the least value of a number
  std::vector<std::string> choices;  ///< the only valid values; empty for any
  Completes completes = Completes::nothing;
  bool takes_dashes = false;  ///< an argument with words that may start with `-`, as in `tag priya -work`
  Binding to;                 ///< the member that it fills

  bool is_option() const { return name.starts_with("-"); }
};

/// A command line and what it does.
struct Example {
  Literal line;  ///< without the leading `rapport `
  Literal does;
};

/// The groups of commands in `rapport help`, in order.
enum class Group { write, look, practice, keep, move, settle };

/// A function that returns the keys of a listing or an object, in order; see services/listings/row_columns.hpp.
using ColumnKeys = std::vector<std::string> (*)();

struct Command {
  Literal name;
  Literal summary;  ///< one line, without a full stop
  Group group = Group::write;
  std::vector<Example> examples;
  std::vector<Parameter> parameters;  ///< arguments in order, then options
  Literal details;                    ///< further paragraphs for the manual
  ColumnKeys columns = nullptr;       ///< the keys of its listing or of the object it prints
  /// The keys it prints in other cases, each with the case: `With --facts`.
  std::vector<std::pair<std::string, ColumnKeys>> also = {};
  std::vector<ColumnKeys> replies = {};  ///< the keys of its replies, after `operation` and `dry_run`
  Runner run = {};
  /// Runs even if the settings file is invalid, because it shows or repairs that, or because a shell calls it.
  bool tolerates_invalid_settings = false;
};

/// The name of a command and the function that makes it. Only the command that is called is made.
struct Listed {
  std::string_view name;
  Command (*make)();
};

/// Parameters of a struct that several commands share, as the member `Part` of a command's own struct.
template <auto Part, class Whole = detail::ClassOf<Part>>
std::vector<Parameter> within(std::vector<Parameter> parameters) {
  for (Parameter& one : parameters) {
    one.to.type = &detail::tag<Whole>;
    one.to.part = [](void* whole) -> void* { return &(static_cast<Whole*>(whole)->*Part); };
  }
  return parameters;
}

namespace detail {

template <auto Run>
int call(const Command& command, const std::vector<Given>& given, Session& session) {
  decltype(arguments_of(Run)) arguments;
  fill_all(&arguments, command.parameters, given);
  if constexpr (requires { arguments.given; }) arguments.given = names_given(command.parameters, given);
  return Run(arguments, session);
}

}  // namespace detail

/// Runs a command. If the struct has a member `given`, it receives the names of the given parameters.
template <auto Run>
constexpr Runner runs{.type = &detail::tag<decltype(detail::arguments_of(Run))>, .call = detail::call<Run>};

}  // namespace rapport::services

extern template class std::vector<rapport::services::Parameter>;  // instantiated in binding.cpp
