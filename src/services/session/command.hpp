#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Commands as data. The parser, the help, the manual pages, the reference and the completions are all made from the
/// values below.
namespace rapport::services {

class Options;
class Session;

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
  std::string name;                  ///< `PERSON`, or `--every`
  std::string value;                 ///< an option's placeholder; empty: it is a flag
  char brief = 0;                    ///< the letter of its short form, as in `-o`; 0: it has none
  std::string help;                  ///< a phrase without a full stop
  bool required = false;             ///< arguments only
  bool repeats = false;              ///< may be given several times; the last argument may take all words that follow
  std::vector<std::string> choices;  ///< the only values allowed; empty: any
  Completes completes = Completes::nothing;
  bool takes_dashes = false;  ///< an argument whose words may begin with `-`, as in `tag priya -work`

  bool is_option() const { return name.starts_with("-"); }
};

/// A command line and what it does.
struct Example {
  std::string line;  ///< without the leading `rapport `
  std::string does;
};

/// The headings of the list of commands, in its order.
enum class Group { write, look, practice, keep, move, settle };

struct Command {
  std::string name;
  std::string summary;  ///< one line, without a full stop
  Group group = Group::write;
  std::vector<Example> examples;
  std::vector<Parameter> parameters;  ///< arguments in their order, then options
  std::string details;                ///< paragraphs for the manual, after the options
  std::string columns;                ///< the keys of its listing, as in the contract; empty: it lists nothing
  int (*run)(const Options&, Session&) = nullptr;  ///< returns the exit status
  /// Goes on where the settings file cannot be read: it shows or mends that, or a shell calls it by itself.
  bool bears_broken_settings = false;
};

/// A command's name and the function that makes it; nothing is made but the command that is called.
struct Listed {
  std::string_view name;
  Command (*make)();
};

}  // namespace rapport::services
