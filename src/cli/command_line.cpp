#include "cli/command_line.hpp"

#include <fmt/core.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "base/error.hpp"
#include "base/spelling.hpp"

// The only file that knows CLI11, and what it works around:
//
// - CLI11 splits words that start with `[` and skips `++`, so such words are marked before it sees them.
// - It takes words that start with `-` for options, even a text ("-> send the deck") or a tag to remove
//   (`tag priya -work`); such words are marked too.
// - It takes a value that looks like an option for one: `--by=-1` is passed as two words, the second one marked.
// - Building an option costs more than parsing it, so only options that occur are built.
namespace rapport::cli {
namespace {

using services::Command;
using services::Parameter;

constexpr char mark = '\x01';

bool misread(std::string_view word) {
  if (word.empty()) return false;
  return word == "++" || word.front() == '[' || word.front() == mark;
}

std::string marked(std::string_view word) { return std::string(1, mark).append(word); }

std::string unmarked(std::string_view word) {
  if (word.starts_with(mark)) word.remove_prefix(1);
  return std::string(word);
}

const Parameter* option(const std::vector<Parameter>& known, std::string_view word) {
  const auto found = std::ranges::find_if(known, [&](const Parameter& one) {
    return one.name == word || (word.size() == 2 && one.brief != 0 && word[1] == one.brief);
  });
  return found == known.end() ? nullptr : &*found;
}

/// The words, marked where CLI11 would misread them. The value of an option is never marked twice.
std::vector<std::string> guarded(const Command& command, const std::vector<Parameter>& known,
                                 const std::vector<std::string>& words) {
  const bool takes_dashes = std::ranges::any_of(command.parameters, &Parameter::takes_dashes);
  std::vector<std::string> result;
  bool plain = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool dashed = !plain && word.size() > 1 && word.front() == '-';
    if (!dashed) {
      result.push_back(misread(word) ? marked(word) : word);
      continue;
    }
    plain = word == "--";
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const Parameter* const found = option(known, word.substr(0, equals));
    // Options contain no spaces, so `-> send the deck` is a text.
    const bool text = !found && word.find(' ') != std::string::npos;
    if (text || (!found && takes_dashes && !plain && !word.starts_with("--"))) {
      result.push_back(marked(word));
    } else if (found && equals != std::string::npos && !found->value.empty()) {
      result.emplace_back(found->name);
      result.push_back(marked(word.substr(equals + 1)));
    } else {
      result.push_back(word);
      if (found && !found->value.empty() && i + 1 < words.size()) result.push_back(marked(words[++i]));
    }
  }
  return result;
}

/// Whether an option may occur among the words, also as a letter in `-qv`.
bool occurs(const Parameter& parameter, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    if (word.starts_with("--"))
      return word == parameter.name ||
             (word.starts_with(parameter.name) && word.substr(parameter.name.size()).starts_with('='));
    return word.starts_with('-') && parameter.brief != 0 && word.find(parameter.brief) != std::string::npos;
  });
}

CLI::Option* built(CLI::App& app, const Parameter& parameter) {
  const std::string names =
      fmt::format("{}{}", parameter.brief ? fmt::format("-{},", parameter.brief) : "", parameter.name);
  return parameter.value.empty() ? app.add_flag(names) : app.add_option(names)->expected(1)->take_all();
}

services::Given results(const CLI::Option* option) {
  services::Given given;
  if (option == nullptr || option->count() == 0) return given;
  for (const std::string& result : option->results()) given.push_back(unmarked(result));
  return given;
}

/// Throws for the first word that CLI11 could not assign.
[[noreturn]] void refuse_option(const Command& command, const std::vector<Parameter>& known, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const Parameter& parameter : known) {
    if (parameter.is_option()) names.emplace_back(parameter.name);
  }
  const auto near = nearest(name, names);
  if (near) refuse(command, fmt::format("unrecognized option '{}'", name), "did you mean " + *near + "?");
  const std::string help = command.name.empty() ? "rapport --help" : fmt::format("rapport help {}", command.name);
  refuse(command, fmt::format("unrecognized option '{}'", name),
         help + " lists the options; put a text that starts with - after --");
}

}  // namespace

void refuse(const Command& command, const std::string& what, std::string hint) {
  if (hint.empty()) hint = command.name.empty() ? "rapport help" : fmt::format("rapport help {}", command.name);
  throw Error(ErrorCode::usage, what, std::move(hint));
}

Sorted sorted(const Command& command, const std::vector<Parameter>& known, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  std::vector<std::string> left = guarded(command, known, words);
  std::vector<CLI::Option*> options;
  for (const Parameter& parameter : known)
    options.push_back(parameter.is_option() && occurs(parameter, left) ? built(app, parameter) : nullptr);
  const CLI::Option* const plain = app.add_option("words")->expected(0, 1 << 28)->allow_extra_args();
  std::ranges::reverse(left);  // CLI11 takes words from the back
  try {
    app.parse(std::move(left));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();
    const std::string name = what.substr(0, what.find(':'));
    const Parameter* const found = option(known, name);
    refuse(command, name + " needs a value" + (found == nullptr ? "" : fmt::format(", {}", found->value)));
  } catch (const CLI::ParseError& error) {
    const auto extra = app.remaining();
    if (!extra.empty()) refuse_option(command, known, unmarked(extra.front()));
    refuse(command, error.what());
  }
  Sorted sorted;
  for (const CLI::Option* one : options) sorted.options.push_back(results(one));
  sorted.words = results(plain);
  return sorted;
}

}  // namespace rapport::cli
