#include "cli/documents.hpp"

#include <fmt/core.h>

#include "cli/command_registry.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/help_topics.hpp"
#include "cli/parser.hpp"

namespace rapport::cli {

using services::Command;
using services::Parameter;

namespace {

/// Text for roff: backslashes and dashes escaped, and no line that could be a request.
std::string roff(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else
      result += c;
  }
  for (std::size_t at = 0; at != std::string::npos; at = result.find('\n', at + 1)) {
    const std::size_t start = at == 0 ? 0 : at + 1;
    if (start < result.size() && (result[start] == '.' || result[start] == '\'')) result.insert(start, "\\&");
  }
  return result;
}

std::string title(const Command& command) {
  return command.name.empty() ? "rapport" : fmt::format("rapport-{}", command.name);
}

std::string name_of(const Parameter& parameter) {
  std::string text = parameter.brief ? std::string("-") + parameter.brief + ", " : std::string{};
  text += parameter.name;
  if (!parameter.value.empty()) text.append(" ").append(parameter.value);
  return text;
}

std::string top_page() {
  std::string page = ".TH RAPPORT 1\n.SH NAME\nrapport \\- a relationship journal for the command line\n";
  page += ".SH SYNOPSIS\n.B rapport\n[\\fICOMMAND\\fR [\\fIARGUMENT\\fR]...] [\\fIOPTION\\fR]...\n.SH COMMANDS\n";
  for (const std::string& name : command_names()) {
    page += fmt::format(".TP\n.BR rapport\\-{} (1)\n{}.\n", roff(name), roff(find_command(name)->summary));
  }
  page += ".SH OPTIONS\n";
  for (const Parameter& parameter : global_parameters())
    page += fmt::format(".TP\n.B {}\n{}.\n", roff(name_of(parameter)), roff(explained(parameter)));
  for (const HelpTopic& topic : topics()) {
    if (topic.name == "options") continue;
    page += fmt::format(".SH {}\n.nf\n{}.fi\n", roff(topic.name), roff(topic.text));
  }
  return page;
}

std::string index_page() {
  std::string page =
      "# Commands\n\nWritten by rapport from its own list of commands.\n\n| command | does |\n|---|---|\n";
  for (const std::string& name : command_names()) {
    page += fmt::format("| [{}]({}.md) | {} |\n", name, name, find_command(name)->summary);
  }
  page += "\n## Options of every command\n\n| option | meaning |\n|---|---|\n";
  for (const Parameter& parameter : global_parameters())
    page += fmt::format("| `{}` | {} |\n", name_of(parameter), parameter.help);
  return page;
}

}  // namespace

std::string manual_page(const Command& command) {
  std::string page =
      fmt::format(".TH {} 1\n.SH NAME\n{} \\- {}\n", roff(title(command)), roff(title(command)), roff(command.summary));
  page += ".SH SYNOPSIS\n" + roff(usage(command)) + "\n";
  if (!command.examples.empty()) page += ".SH EXAMPLES\n";
  for (const auto& example : command.examples)
    page += fmt::format(".TP\n.B rapport {}\n{}\n", roff(example.line), roff(example.does));
  if (!command.details.empty()) page += ".SH DESCRIPTION\n" + roff(command.details) + "\n";
  if (!command.parameters.empty()) page += ".SH ARGUMENTS AND OPTIONS\n";
  for (const Parameter& parameter : command.parameters)
    page += fmt::format(".TP\n.B {}\n{}\n", roff(name_of(parameter)), roff(explained(parameter)));
  for (const auto& [heading, names] : keys_printed(command))
    page += fmt::format(".SH {}\n{}\n", roff(heading), roff(names));
  return page + ".SH SEE ALSO\n.BR rapport (1)\n";
}

std::string reference_page(const Command& command) {
  std::string page =
      fmt::format("# rapport {}\n\n{}.\n\n```\n{}\n```\n", command.name, command.summary, usage(command));
  if (!command.examples.empty()) page += "\n## Examples\n\n";
  for (const auto& example : command.examples) page += fmt::format("- `rapport {}`: {}\n", example.line, example.does);
  if (!command.details.empty()) page += fmt::format("\n{}\n", command.details);
  if (!command.parameters.empty()) page += "\n## Arguments and options\n\n| | |\n|---|---|\n";
  for (const Parameter& parameter : command.parameters)
    page += fmt::format("| `{}` | {} |\n", name_of(parameter), explained(parameter));
  for (const auto& [heading, names] : keys_printed(command)) page += fmt::format("\n## {}\n\n`{}`\n", heading, names);
  return page;
}

std::vector<Document> documents() {
  std::vector<Document> all{{"docs/man/rapport.1", top_page()},
                            {"docs/commands/README.md", index_page()},
                            {"completions/rapport.bash", completion_script("bash")},
                            {"completions/_rapport", completion_script("zsh")},
                            {"completions/rapport.fish", completion_script("fish")}};
  for (const std::string& name : command_names()) {
    const Command command = *find_command(name);
    all.emplace_back("docs/man/rapport-" + name + ".1", manual_page(command));
    all.emplace_back("docs/commands/" + name + ".md", reference_page(command));
  }
  return all;
}

}  // namespace rapport::cli
