#include "cli/parser.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "cli/command_line.hpp"

namespace rapport::cli {

using services::Command;
using services::Parameter;

namespace {

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

std::string option_names(const Parameter& parameter) {
  return parameter.brief ? std::string("-") + parameter.brief + "," + parameter.name : parameter.name;
}

[[noreturn]] void wrong(const Command& command, const std::string& what, std::string hint = {}) {
  if (hint.empty()) hint = command.name.empty() ? "rapport help" : "rapport help " + command.name;
  throw Error(Fault::usage, what, std::move(hint));
}

/// Throws for the first word that CLI11 could not place.
[[noreturn]] void unknown_option(const Command& command, const std::vector<Parameter>& known, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const Parameter& parameter : known) {
    if (parameter.is_option()) names.push_back(parameter.name);
  }
  const auto near = nearest(name, names);
  const std::string who = command.name.empty() ? "rapport" : "rapport " + command.name;
  if (near) wrong(command, who + " has no option '" + name + "'", "did you mean " + *near + "?");
  const std::string help = command.name.empty() ? "rapport --help" : "rapport help " + command.name;
  wrong(command, who + " has no option '" + name + "'",
        help + " lists its options; a text that begins with - goes after --");
}

/// What may be stored must be text; names of files may be any bytes.
void check_text(const Command& command, const Parameter& parameter, const std::string& value) {
  if (parameter.completes == services::Completes::file || is_text(value)) return;
  wrong(command, "what was given for " + parameter.name + " is not valid UTF-8");
}

void check_choice(const Command& command, const Parameter& parameter, const std::string& value) {
  check_text(command, parameter, value);
  if (parameter.choices.empty() || value.empty()) return;
  if (contains(parameter.choices, value)) return;
  const auto near = nearest(value, parameter.choices);
  wrong(command, parameter.name + " does not know '" + value + "'",
        near ? "did you mean " + *near + "?" : "it takes " + join(parameter.choices, ", "));
}

/// Hands the words that are no options to the arguments in their order.
void distribute(const Command& command, const std::vector<std::string>& words, Values& values,
                std::vector<std::string>& given) {
  auto word = words.begin();
  for (const Parameter& parameter : command.parameters) {
    if (parameter.is_option()) continue;
    auto& taken = values[parameter.name];
    if (word == words.end()) {
      if (parameter.required) wrong(command, "rapport " + command.name + " needs " + parameter.name);
      continue;
    }
    given.push_back(parameter.name);
    const auto end = parameter.repeats ? words.end() : word + 1;
    for (; word != end; ++word) {
      check_choice(command, parameter, *word);
      taken.push_back(*word);
    }
  }
  if (word != words.end()) wrong(command, "rapport " + command.name + " does not know what to do with '" + *word + "'");
}

/// Whether an option may be among the words, also as a letter in `-qv`.
bool occurs(const Parameter& parameter, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    if (word.starts_with("--")) return word == parameter.name || word.starts_with(parameter.name + "=");
    return word.starts_with('-') && parameter.brief != 0 && word.find(parameter.brief) != std::string::npos;
  });
}

Values run_cli11(const Command& command, const std::vector<Parameter>& known, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  std::map<std::string, CLI::Option*> options;
  std::vector<std::string> protected_words = protect(known, words, command);
  for (const Parameter& parameter : known) {
    // Building an option costs more than parsing it: only those that occur are built.
    if (!parameter.is_option() || !occurs(parameter, protected_words)) continue;
    options[parameter.name] = parameter.value.empty()
                                  ? app.add_flag(option_names(parameter))
                                  : app.add_option(option_names(parameter))->expected(1)->take_all();
  }
  options["words"] = app.add_option("words")->expected(0, 1 << 28)->allow_extra_args();
  // CLI11 takes the words from the back.
  std::reverse(protected_words.begin(), protected_words.end());
  try {
    app.parse(std::move(protected_words));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();
    const std::string name = what.substr(0, what.find(':'));
    const auto found = std::find_if(known.begin(), known.end(), [&](auto& one) { return one.name == name; });
    wrong(command, name + " needs a value" + (found == known.end() ? "" : ", " + found->value));
  } catch (const CLI::ParseError& error) {
    const auto left = app.remaining();
    if (!left.empty()) unknown_option(command, known, unprotected(left.front()));
    wrong(command, error.what());
  }
  Values values;
  for (const auto& [name, option] : options) {
    if (option->count() == 0) continue;
    for (const std::string& result : option->results()) values[name].push_back(unprotected(result));
  }
  return values;
}

services::Globals globals_from(const Values& values) {
  const auto last = [&](std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string{} : found->second.back();
  };
  const auto has = [&](std::string_view name) { return values.contains(name); };
  services::Globals globals{.journal = last("--journal"),
                            .format = has("--json")  ? "json"
                                      : has("--csv") ? "csv"
                                                     : last("--format"),
                            .columns = rapport::split(last("--columns"), ","),
                            .color = last("--color"),
                            .header = !has("--no-header"),
                            .dry_run = has("--dry-run"),
                            .quiet = has("--quiet"),
                            .verbose = has("--verbose")};
  globals.what_if = values.contains("--today");
  return globals;
}

}  // namespace

std::vector<Parameter> global_parameters() {
  using services::Completes;
  return {
      {.name = "--journal", .value = "FILE", .help = "the journal to use", .completes = Completes::file},
      {.name = "--format",
       .value = "FORMAT",
       .help = "how to print a list",
       .choices = {"table", "csv", "tsv", "json", "jsonl", "ids"}},
      {.name = "--json", .help = "short for --format json"},
      {.name = "--csv", .help = "short for --format csv"},
      {.name = "--columns", .value = "A,B,C", .help = "only these columns, in this order"},
      {.name = "--no-header", .help = "csv and tsv without the line of names"},
      {.name = "--color", .value = "WHEN", .help = "whether in colour", .choices = {"auto", "always", "never"}},
      {.name = "--today", .value = "DATE", .help = "behave as if run on that day", .completes = Completes::date},
      {.name = "--dry-run", .help = "say what would change, and change nothing"},
      {.name = "--quiet", .brief = 'q', .help = "no reply when all went well"},
      {.name = "--verbose", .brief = 'v', .help = "diagnostics on standard error"},
      {.name = "--help", .brief = 'h', .help = "this help"},
      {.name = "--version", .help = "the version"},
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
    const auto found = std::find_if(globals.begin(), globals.end(), [&](auto& one) {
      return one.name == word.substr(0, word.find('=')) || word == std::string("-") + one.brief;
    });
    if (found == globals.end()) {
      // Nobody knows whether the next word is its value: what follows is left to the parser, which refuses the option.
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
  std::erase_if(known, [&](const Parameter& global) {
    return std::any_of(command.parameters.begin(), command.parameters.end(),
                       [&](const Parameter& own) { return own.name == global.name; });
  });
  known.insert(known.end(), command.parameters.begin(), command.parameters.end());
  return known;
}

Parsed parse(const Command& command, const std::vector<std::string>& words) {
  const std::vector<Parameter> known = known_parameters(command);
  Values values = run_cli11(command, known, words);
  std::vector<std::string> given;
  for (const Parameter& parameter : known) {
    if (!parameter.is_option()) continue;
    const auto found = values.find(parameter.name);
    if (found == values.end()) continue;
    const bool own = std::any_of(command.parameters.begin(), command.parameters.end(),
                                 [&](const Parameter& one) { return one.name == parameter.name; });
    if (own) given.push_back(parameter.name);
    for (const std::string& value : found->second) {
      if (!parameter.value.empty()) check_choice(command, parameter, value);
    }
  }
  Parsed parsed{.globals = globals_from(values),
                .today = values.contains("--today") ? std::optional(values["--today"].back()) : std::nullopt,
                .help = values.contains("--help"),
                .version = values.contains("--version"),
                .options = services::Options({}, {})};
  Values own;
  for (const Parameter& parameter : command.parameters) own[parameter.name] = values[parameter.name];
  if (!parsed.help && !parsed.version) distribute(command, values["words"], own, given);
  parsed.options = services::Options(std::move(own), std::move(given));
  return parsed;
}

std::string explained(const Parameter& parameter) {
  if (parameter.choices.empty()) return parameter.help;
  return parameter.help + ": " + join(parameter.choices, ", ");
}

}  // namespace rapport::cli
