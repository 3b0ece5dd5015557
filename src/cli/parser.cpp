#include "cli/parser.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/spelling.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "cli/command_line.hpp"

namespace rapport::cli {

using services::Command;
using services::Parameter;
using services::to;

namespace {

/// Texts that may be stored must be valid UTF-8; file names may be any bytes.
void check_text(const Command& command, const Parameter& parameter, const std::string& value) {
  if (parameter.completes == services::Completes::file || is_text(value)) return;
  refuse(command, fmt::format("the value of {} is not valid UTF-8", parameter.name));
}

void check_choice(const Command& command, const Parameter& parameter, const std::string& value) {
  check_text(command, parameter, value);
  if (parameter.choices.empty() || value.empty()) return;
  if (contains(parameter.choices, value)) return;
  const auto near = nearest(value, parameter.choices);
  refuse(command, fmt::format("invalid {} '{}'", parameter.name, value),
         near ? "did you mean " + *near + "?" : "expected " + join(parameter.choices, ", "));
}

/// Assigns words that are not options to the arguments, in order.
void distribute(const Command& command, const std::vector<std::string>& words, std::vector<services::Given>& given) {
  auto word = words.begin();
  for (std::size_t at = 0; at < command.parameters.size(); ++at) {
    const Parameter& parameter = command.parameters[at];
    if (parameter.is_option()) continue;
    if (word == words.end()) {
      if (parameter.required) refuse(command, fmt::format("missing argument {}", parameter.name));
      continue;
    }
    const auto end = parameter.repeats ? words.end() : word + 1;
    for (; word != end; ++word) {
      check_choice(command, parameter, *word);
      given[at].push_back(*word);
    }
  }
  if (word != words.end()) refuse(command, fmt::format("unexpected argument '{}'", *word));
}

/// The global options as given.
struct GlobalArguments {
  std::string journal;
  std::string format;
  bool json = false;
  bool csv = false;
  std::string columns;
  std::string color;
  std::optional<std::string> today;
  bool no_header = false;
  bool dry_run = false;
  bool quiet = false;
  bool verbose = false;
  bool help = false;
  bool version = false;
};

services::Globals globals_of(const GlobalArguments& given) {
  return {.journal = given.journal,
          .format = given.json  ? "json"
                    : given.csv ? "csv"
                                : given.format,
          .columns = rapport::split(given.columns, ","),
          .color = given.color,
          .header = !given.no_header,
          .dry_run = given.dry_run,
          .is_hypothetical = given.today.has_value(),
          .quiet = given.quiet,
          .verbose = given.verbose};
}

bool has(const Command& command, std::string_view name) { return contains(command.parameters, name, &Parameter::name); }

}  // namespace

std::vector<Parameter> global_parameters() {
  using services::Completes;
  return {
      {.name = "--journal",
       .value = "FILE",
       .help = "the journal to use",
       .completes = Completes::file,
       .to = to<&GlobalArguments::journal>},
      {.name = "--format",
       .value = "FORMAT",
       .help = "how to print the result",
       .choices = {"table", "csv", "tsv", "json", "jsonl", "ids"},
       .to = to<&GlobalArguments::format>},
      {.name = "--json", .help = "short for --format json", .to = to<&GlobalArguments::json>},
      {.name = "--csv", .help = "short for --format csv", .to = to<&GlobalArguments::csv>},
      {.name = "--columns",
       .value = "A,B,C",
       .help = "only these columns, in this order",
       .to = to<&GlobalArguments::columns>},
      {.name = "--no-header",
       .help = "leave out the header line in csv and tsv",
       .to = to<&GlobalArguments::no_header>},
      {.name = "--color",
       .value = "WHEN",
       .help = "whether to use colour",
       .choices = {"auto", "always", "never"},
       .to = to<&GlobalArguments::color>},
      {.name = "--today",
       .value = "DATE",
       .help = "run as if today were DATE",
       .completes = Completes::date,
       .to = to<&GlobalArguments::today>},
      {.name = "--dry-run", .help = "show what would change, and change nothing", .to = to<&GlobalArguments::dry_run>},
      {.name = "--quiet", .brief = 'q', .help = "no reply if all goes well", .to = to<&GlobalArguments::quiet>},
      {.name = "--verbose",
       .brief = 'v',
       .help = "print diagnostics to standard error",
       .to = to<&GlobalArguments::verbose>},
      {.name = "--help", .brief = 'h', .help = "show help", .to = to<&GlobalArguments::help>},
      {.name = "--version", .help = "show the version", .to = to<&GlobalArguments::version>},
  };
}

Split split(const std::vector<std::string>& arguments) {
  const auto globals = global_parameters();
  Split result;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (!result.command.empty()) {
      result.rest.push_back(word);
      continue;
    }
    const bool option = word.size() > 1 && word.front() == '-' && word != "--";
    if (!option) {
      result.command = word == "--" ? std::string{} : word;
      if (word == "--") result.rest.push_back(word);
      continue;
    }
    result.rest.push_back(word);
    const auto found = std::ranges::find_if(globals, [&](auto& one) {
      return one.name == word.substr(0, word.find('=')) || word == std::string("-") + one.brief;
    });
    if (found == globals.end()) {
      // The option is unknown, so the next word may be its value. Everything else is left to the parser, which rejects
      // the option.
      result.rest.insert(result.rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      return result;
    }
    if (word.find('=') == std::string::npos && !found->value.empty() && i + 1 < arguments.size()) {
      result.rest.push_back(arguments[++i]);
    }
  }
  return result;
}

std::vector<Parameter> known_parameters(const Command& command) {
  std::vector<Parameter> known = global_parameters();
  std::erase_if(known, [&](const Parameter& global) { return has(command, global.name); });
  known.insert(known.end(), command.parameters.begin(), command.parameters.end());
  return known;
}

Parsed parse(const Command& command, const std::vector<std::string>& words) {
  std::vector<Parameter> known = known_parameters(command);
  Sorted sorted = cli::sorted(command, known, words);
  for (std::size_t at = 0; at < known.size(); ++at) {
    if (known[at].value.empty()) continue;
    for (const std::string& value : sorted.options[at]) check_choice(command, known[at], value);
  }
  const auto globals = static_cast<std::ptrdiff_t>(known.size() - command.parameters.size());
  Parsed parsed;
  parsed.given.assign(sorted.options.begin() + globals, sorted.options.end());
  known.resize(static_cast<std::size_t>(globals));
  GlobalArguments arguments;
  services::fill_all(&arguments, known, sorted.options);
  parsed.globals = globals_of(arguments);
  parsed.today = arguments.today;
  parsed.help = arguments.help;
  parsed.version = arguments.version;
  if (!parsed.help && !parsed.version) distribute(command, sorted.words, parsed.given);
  return parsed;
}

std::string explained(const Parameter& parameter) {
  if (parameter.choices.empty()) return std::string(parameter.help);
  return fmt::format("{}: {}", parameter.help, join(parameter.choices, ", "));
}

}  // namespace rapport::cli
