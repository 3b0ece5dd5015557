#include "cli/completion.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "cli/command_registry.hpp"
#include "cli/help_topics.hpp"
#include "cli/parser.hpp"
#include "services/recording/log_options.hpp"
#include "store/entries.hpp"
#include "store/history.hpp"
#include "store/interactions.hpp"
#include "store/open_entries.hpp"
#include "store/people.hpp"
#include "store/person_details.hpp"

namespace rapport::cli {

using services::Command;
using services::Completes;
using services::Parameter;
using services::Session;

namespace {

constexpr std::size_t newest_interactions = 30;

void add(Proposals& found, std::string_view start, std::string word, std::string about) {
  if (word.starts_with(start)) found.words.push_back({std::move(word), std::move(about)});
}

bool begins_with_capital(std::string_view word) {
  return !word.empty() && lower_ascii(word.substr(0, 1)) != word.substr(0, 1);
}

/// Handles that start with the typed text, or full names if a name is being typed.
void add_people(Session& session, std::string_view start, Proposals& found) {
  const bool at = start.starts_with('@');
  const std::string key = fold(at ? start.substr(1) : start);
  const bool names = begins_with_capital(start);
  const auto people = store::people(session.journal());
  for (const auto& one : people) {
    if (names || !one.handle.starts_with(key)) continue;
    found.words.push_back({(at ? "@" : "") + one.handle, one.name});
  }
  if (!found.words.empty() || key.empty()) return;
  for (const auto& one : people) {
    if (fold(one.name).starts_with(key)) found.words.push_back({one.name, "@" + one.handle});
  }
}

void add_tags(Session& session, std::string_view start, Proposals& found) {
  const std::string mark = start.starts_with('+') || start.starts_with('-') || start.starts_with('#')
                               ? std::string(start.substr(0, 1))
                               : std::string{};
  std::vector<std::string> known;
  for (auto& one : store::all_tags(session.journal())) known.push_back(std::move(one.value));
  std::ranges::sort(known);
  known.erase(std::ranges::unique(known).begin(), known.end());
  for (const auto& one : known) add(found, start, mark + one, "tag");
}

/// Newest first.
template <class Entity>
void add_entries(Session& session, std::string_view start, std::vector<Entity> entries, Proposals& found) {
  std::ranges::sort(entries, std::ranges::greater(), &Entity::id);
  for (const auto& one : entries) {
    add(found, start, store::short_id(session.journal(), one.id), one.text);
  }
}

void add_by_meaning(Session& session, Completes what, std::string_view start, Proposals& found) {
  const auto& database = session.journal();
  switch (what) {
    case Completes::person:
      return add_people(session, start, found);
    case Completes::tag:
      return add_tags(session, start, found);
    case Completes::kind:
      for (const auto& kind : services::known_kinds(session)) add(found, start, kind, "kind");
      return;
    case Completes::promise:
      return add_entries(session, start, store::open_promises(database), found);
    case Completes::question:
      return add_entries(session, start, store::open_questions(database), found);
    case Completes::gratitude:
      return add_entries(session, start, store::open_thanks(database), found);
    case Completes::win:
      return add_entries(session, start, store::open_wins(database), found);
    case Completes::entry:
      add_people(session, start, found);
      return add_entries(session, start, store::newest<model::Interaction>(database, newest_interactions), found);
    case Completes::operation:
      for (const auto& one : store::history(session.journal(), newest_interactions)) {
        add(found, start, store::short_id(session.journal(), one.id), one.command);
      }
      return;
    case Completes::command:
    case Completes::topic:
      for (const std::string& name : command_names()) add(found, start, name, "command");
      for (const HelpTopic& topic : topics()) add(found, start, std::string(topic.name), std::string(topic.summary));
      return;
    case Completes::setting:
      for (const auto& one : services::list_settings(session.settings())) add(found, start, one.key, one.help);
      return;
    case Completes::date:
      for (const char* word : {"today", "yesterday", "tomorrow"}) add(found, start, word, "date");
      return;
    case Completes::file:
      found.files = true;
      return;
    case Completes::nothing:
      return;
  }
}

void add_values(Session& session, const Parameter& parameter, std::string_view start, Proposals& found) {
  for (const std::string& choice : parameter.choices) add(found, start, choice, std::string(parameter.help));
  add_by_meaning(session, parameter.completes, start, found);
}

const Parameter* option_named(const std::vector<Parameter>& known, std::string_view word) {
  const auto found = std::ranges::find_if(known, [&](const Parameter& one) {
    return one.is_option() &&
           (one.name == word || (word.size() == 2 && one.brief != 0 && word == std::string("-") + one.brief));
  });
  return found == known.end() ? nullptr : &*found;
}

/// The argument at the cursor, after `before` other arguments.
const Parameter* argument_at(const Command& command, std::size_t before) {
  const Parameter* last = nullptr;
  for (const Parameter& parameter : command.parameters) {
    if (parameter.is_option()) continue;
    last = &parameter;
    if (before == 0) return last;
    if (!parameter.repeats) --before;
  }
  return last != nullptr && last->repeats ? last : nullptr;
}

void propose_for(Session& session, const Command& command, const std::vector<std::string>& words, Proposals& found) {
  const std::vector<Parameter> known = known_parameters(command);
  const std::string& start = words.back();
  std::size_t arguments = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Parameter* option = option_named(known, words[i]);
    if (option == nullptr)
      ++arguments;
    else if (!option->value.empty() && i + 2 == words.size())
      return add_values(session, *option, start, found);
    else if (!option->value.empty())
      ++i;
  }
  const Parameter* const argument = argument_at(command, arguments);
  if (start.starts_with('-') &&
      !(argument != nullptr && argument->takes_dashes && !start.starts_with("--") && start.size() > 1)) {
    for (const Parameter& parameter : known) {
      if (parameter.is_option()) add(found, start, std::string(parameter.name), std::string(parameter.help));
    }
    return;
  }
  if (argument != nullptr) add_values(session, *argument, start, found);
}

struct Words {
  std::vector<std::string> words;
};

int run_complete(const Words& arguments, Session& session) {
  std::vector<std::string> words = arguments.words;
  if (words.empty()) words.emplace_back();
  const Proposals found = propose(session, words);
  if (found.files) session.say(":files\n");
  for (const Proposal& one : found.words) session.say(fmt::format("{}\t{}\n", shown(one.word), shown(one.about)));
  return 0;
}

struct Shell {
  std::string name;
};

int run_completions(const Shell& shell, Session& session) {
  session.say(completion_script(shell.name));
  return 0;
}

}  // namespace

Proposals propose(Session& session, const std::vector<std::string>& words) {
  Proposals found;
  const Split before = split({words.begin(), words.end() - 1});
  const auto command = before.command.empty() ? std::nullopt : find_command(before.command);
  if (command) {
    std::vector<std::string> rest = before.rest;
    rest.push_back(words.back());
    propose_for(session, *command, rest, found);
  } else if (before.command.empty()) {
    if (words.back().starts_with('-') || words.size() > 1) propose_for(session, {}, words, found);
    if (words.back().starts_with('-') || !found.words.empty() || found.files) return found;
    for (const services::Listed& one : all_commands()) {
      if (!one.name.empty() && !one.name.starts_with("_"))
        add(found, words.back(), std::string(one.name), std::string(one.make().summary));
    }
  }
  return found;
}

Command completions() {
  return {.name = "completions",
          .summary = "Print the completion script for a shell",
          .group = services::Group::settle,
          .examples = {{"completions bash > ~/.local/share/bash-completion/completions/rapport", "for bash"},
                       {"completions zsh > \"${fpath[1]}/_rapport\"", "for zsh"},
                       {"completions fish > ~/.config/fish/completions/rapport.fish", "for fish"}},
          .parameters = {{.name = "SHELL",
                          .help = "which shell",
                          .required = true,
                          .choices = {"bash", "zsh", "fish"},
                          .to = services::to<&Shell::name>}},
          .details = "Completes commands, options, people, tags and the ids of entries.",
          .run = services::runs<run_completions>,
          .tolerates_invalid_settings = true};
}

Command complete() {
  return {.name = "__complete",
          .summary = "Propose words to a shell",
          .group = services::Group::settle,
          .parameters = {{.name = "WORDS",
                          .help = "the words typed so far; the last one may be incomplete",
                          .repeats = true,
                          .to = services::to<&Words::words>}},
          .run = services::runs<run_complete>,
          .tolerates_invalid_settings = true};
}

}  // namespace rapport::cli
