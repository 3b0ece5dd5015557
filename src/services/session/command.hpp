#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/session/binding.hpp"

/// Commands as data. The parser, the help, the manual pages, the reference and the completions are all made from the
/// values below.
namespace rapport::services {

/// A string literal. Nothing else converts to it, so that a description never refers to a text that is gone.
struct Literal : std::string_view {
  constexpr Literal() = default;
  consteval Literal(const char* text) : std::string_view(text) {}
};

/// What a shell can propose for a value.
enum class Completes {
  nothing,
  person,
  tag,
  entry,  ///< an entry of any kind, or a person
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
  Literal value;                     ///< an option's placeholder; empty: it is a flag
  char brief = 0;                    ///< the letter of its short form, as in `-o`; 0: it has none
  Literal help;                      ///< a phrase without a full stop
  bool required = false;             ///< arguments only
  bool repeats = false;              ///< may be given several times; the last argument may take all words that follow
  int least = 0;                     ///< of a whole number
  std::vector<std::string> choices;  ///< the only values allowed; empty: any
  Completes completes = Completes::nothing;
  bool takes_dashes = false;  ///< an argument whose words may begin with `-`, as in `tag priya -work`
  Binding to;                 ///< the member that it fills

  bool is_option() const { return name.starts_with("-"); }
};

/// A command line and what it does.
struct Example {
  Literal line;  ///< without the leading `rapport `
  Literal does;
};

/// The headings of the list of commands, in its order.
enum class Group { write, look, practice, keep, move, settle };

/// The keys of a listing or an object, in their order; see services/listings/row_columns.hpp.
using ColumnKeys = std::vector<std::string> (*)();

struct Command {
  Literal name;
  Literal summary;  ///< one line, without a full stop
  Group group = Group::write;
  std::vector<Example> examples;
  std::vector<Parameter> parameters;  ///< arguments in their order, then options
  Literal details;                    ///< paragraphs for the manual, after the options
  ColumnKeys columns = nullptr;       ///< of its listing, or of the one object that it prints; nothing: it has none
  /// Those of what it prints in other cases, each with the words for when: `With --facts`.
  std::vector<std::pair<std::string, ColumnKeys>> also = {};
  std::vector<ColumnKeys> replies = {};  ///< what it may print when it has written, after `operation` and `dry_run`
  Runner run = {};
  /// Goes on where the settings file cannot be read: it shows or mends that, or a shell calls it by itself.
  bool bears_broken_settings = false;
};

/// A command's name and the function that makes it; nothing is made but the command that is called.
struct Listed {
  std::string_view name;
  Command (*make)();
};

/// Parameters that fill a struct which several commands share, as the `Part` of a command's own.
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

/// What runs a command. A struct with a member `given` has the names of the parameters that were given in it.
template <auto Run>
constexpr Runner runs{.type = &detail::tag<decltype(detail::arguments_of(Run))>, .call = detail::call<Run>};

}  // namespace rapport::services

extern template class std::vector<rapport::services::Parameter>;  // in binding.cpp
