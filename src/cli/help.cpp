#include "cli/help.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <sstream>

#include "base/error.hpp"
#include "base/spelling.hpp"
#include "base/strings.hpp"
#include "cli/command_registry.hpp"
#include "cli/help_topics.hpp"
#include "cli/parser.hpp"
#include "services/session/session.hpp"
#include "view/table.hpp"

namespace rapport::cli {

using services::Command;
using services::Group;
using services::Parameter;

namespace {

constexpr int widest = 80;

/// Help fits a small terminal.
constexpr std::ptrdiff_t most_lines = 24;

constexpr std::pair<Group, std::string_view> headings[] = {{Group::write, "Record"},
                                                           {Group::look, "Look up"},
                                                           {Group::practice, "Care"},
                                                           {Group::keep, "Stay in touch"},
                                                           {Group::move, "Import and back up"},
                                                           {Group::settle, "Change and manage"}};

int columns(const World& world) { return world.terminal.out ? std::min(world.terminal.columns, widest) : widest; }

/// `  -o, --output FILE`
std::string option_text(const Parameter& parameter) {
  std::string words = parameter.brief ? std::string("-") + parameter.brief + ", " : std::string{};
  words += parameter.name;
  if (!parameter.value.empty()) words.append(" ").append(parameter.value);
  return words;
}

std::string argument_text(const Parameter& parameter) {
  const std::string name = fmt::format("{}{}", parameter.name, parameter.repeats ? "..." : "");
  return parameter.required ? name : "[" + name + "]";
}

view::Display page_of(const World& world) {
  return {.columns = columns(world), .paint = {.colour = false, .utf8 = true}};
}

}  // namespace

std::string version_line() { return "rapport " RAPPORT_VERSION "\n"; }

std::string usage(const Command& command) {
  std::string line = "rapport";
  if (!command.name.empty()) line.append(" ").append(command.name);
  bool options = false;
  for (const Parameter& parameter : command.parameters) {
    if (parameter.is_option())
      options = true;
    else
      line += " " + argument_text(parameter);
  }
  return line + (options ? " [OPTION]..." : "");
}

std::string overview() {
  std::string text = "rapport remembers whom you talked to, and tells you whom to reach next.\n\n";
  for (const auto& [group, heading] : headings) {
    std::string line(heading);
    line += ":";
    line.resize(std::max<std::size_t>(line.size(), 23), ' ');
    std::string names;
    for (const auto& listed : all_commands()) {
      if (listed.name.empty() || listed.name.starts_with("_")) continue;
      if (listed.make().group == group) names += " " + std::string(listed.name);
    }
    text += line + names + "\n";
  }
  text +=
      "\nFirst steps:\n"
      "  rapport add \"Priya Nair\" --every 3w --tag team\n"
      "  rapport log \"yesterday: lunch with Priya -> send her the deck by friday\"\n"
      "  rapport due\n"
      "  rapport help practices            the seven practices, with commands\n"
      "  rapport demo                      a sample journal to play with\n"
      "\nrapport COMMAND --help shows the options, rapport help COMMAND the manual.\n";
  std::string names = "Topics: ";
  const char* separator = "";
  for (const HelpTopic& topic : topics()) {
    names += separator + std::string(topic.name);
    separator = ", ";
  }
  constexpr int columns = 80;
  return text + view::wrap(names + ".", columns) + "\n";
}

namespace {

std::string option_table(const Command& command, const view::Display& display) {
  constexpr int indent = 2;
  constexpr int least = 20;
  int names = 0;
  for (const Parameter& parameter : command.parameters) {
    if (parameter.is_option()) names = std::max(names, view::width(option_text(parameter)));
  }
  const int room = display.columns == 0 ? 0 : std::max(least, display.columns - names - 2 * indent);
  view::Table table{.columns = {{.title = {}}, {.title = {}}}, .rows = {}, .indent = indent};
  for (const Parameter& parameter : command.parameters) {
    if (!parameter.is_option()) continue;
    std::string name = option_text(parameter);
    std::istringstream lines(view::wrap(explained(parameter), room));
    for (std::string line; std::getline(lines, line); name.clear()) table.rows.push_back({{name}, {line}});
  }
  return view::render(table, display);
}

/// The options without descriptions, for commands with too many of them for one screen.
std::string option_names(const Command& command, const view::Display& display) {
  std::string names;
  for (const Parameter& parameter : command.parameters) {
    if (parameter.is_option()) names += (names.empty() ? "  " : ", ") + option_text(parameter);
  }
  return fmt::format("{}\nrapport help {} explains them.\n", view::wrap(names, display.columns, 2), command.name);
}

std::ptrdiff_t lines_of(const std::string& text) { return std::ranges::count(text, '\n'); }

}  // namespace

std::vector<std::pair<std::string, std::string>> keys_printed(const Command& command) {
  std::vector<std::pair<std::string, std::string>> lists;
  if (command.columns != nullptr) lists.emplace_back("Columns", join(command.columns(), ", "));
  for (const auto& [when, keys] : command.also) lists.emplace_back(when, join(keys(), ", "));
  for (const services::ColumnKeys keys : command.replies) {
    const std::string names = keys == command.columns ? "then the columns" : join(keys(), ", ");
    lists.emplace_back("Reply", "operation, dry_run, " + names);
  }
  return lists;
}

std::string help_page(const Command& command, const World& world) {
  const view::Display display = page_of(world);
  std::string text = fmt::format("{}.\n\n", command.name.empty() ? "rapport" : command.summary);
  for (const auto& example : command.examples) text += fmt::format("  rapport {}\n", example.line);
  if (!command.examples.empty()) text += "\n";
  text += "Usage: " + usage(command) + "\n";
  const std::string closing = "Options of every command (--json, --dry-run ...): rapport help options\n";
  const std::string table = option_table(command, display);
  const bool fits = lines_of(text) + lines_of(table) + lines_of(closing) <= most_lines;
  return text + (fits ? table : option_names(command, display)) + closing;
}

std::string manual(const Command& command, const World& world) {
  const int width = columns(world);
  std::string text = fmt::format("rapport {} - {}\n\n{}\n\n", command.name, command.summary, usage(command));
  for (const auto& example : command.examples)
    text += fmt::format("  rapport {}\n      {}\n", example.line, example.does);
  if (!command.details.empty()) text += "\n" + view::wrap(command.details, width) + "\n";
  std::string options;
  for (const Parameter& parameter : command.parameters) {
    options += "  " + (parameter.is_option() ? option_text(parameter) : argument_text(parameter)) + "\n";
    options += view::wrap("      " + explained(parameter), width, 6) + "\n";
  }
  if (!options.empty()) text += "\n" + options;
  for (const auto& [heading, names] : keys_printed(command))
    text += "\n" + view::wrap(heading + ": " + names, width, 2) + "\n";
  return text;
}

namespace {

struct Arguments {
  std::string topic;
};

int run_help(const Arguments& arguments, services::Session& session) {
  const std::string& name = arguments.topic;
  if (name.empty()) {
    session.say(overview());
  } else if (const auto command = name.starts_with("_") ? std::nullopt : find_command(name)) {
    session.say(manual(*command, session.world()));
  } else if (const auto topic = find_topic(name)) {
    session.say(topic->text);
  } else {
    std::vector<std::string> known = command_names();
    for (const HelpTopic& one : topics()) known.emplace_back(one.name);
    const auto near = nearest(name, known);
    throw Error(ErrorCode::usage, "no help for '" + name + "'",
                near ? "did you mean rapport help " + *near + "?" : "rapport help lists commands and topics");
  }
  return 0;
}

}  // namespace

Command help() {
  return {.name = "help",
          .summary = "Show the manual of a command or a topic",
          .group = Group::settle,
          .examples = {{"help log", "the manual of a command"}, {"help dates", "how dates are read"}},
          .parameters = {{.name = "TOPIC",
                          .help = "a command or a topic",
                          .completes = services::Completes::topic,
                          .to = services::to<&Arguments::topic>}},
          .details = {},
          .run = services::runs<run_help>,
          .tolerates_invalid_settings = true};
}

}  // namespace rapport::cli
