#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/log_flags.hpp"
#include "commands/people.hpp"
#include "commands/person_flags.hpp"
#include "commands/reply.hpp"
#include "commands/rows.hpp"
#include "commands/words.hpp"
#include "store/history.hpp"
#include "text/dates.hpp"

namespace rapport::commands {
namespace {

/// The new text: what `--text` says, or what the editor gives back where no option was given at all.
std::optional<std::string> new_text(Session& session, const Options& options, const std::string& text) {
  if (options.has("--text")) return text_to_store(session, options.value("--text"), true, "the new text");
  if (options.any_option()) return std::nullopt;
  if (!session.may_ask()) throw Error(Fault::usage, "what is to change?", "rapport help edit lists the options");
  std::string given = edited(session, text + "\n");
  if (given.empty()) throw Error(Fault::usage, "the text is empty, nothing is changed");
  return given;
}

void only(const Options& options, const std::vector<Parameter>& unfit, const std::string& what) {
  for (const Parameter& parameter : unfit) {
    const bool shared = parameter.name == "--on" || parameter.name == "--by" || parameter.name == "--private";
    if (options.has(parameter.name) && !shared) {
      throw Error(Fault::usage, parameter.name + " does not go with " + what, "rapport help edit");
    }
  }
}

void change_people(Session& session, const Options& options, model::Interaction& talk) {
  for (const std::string& name : options.all("--without")) {
    const Id id = person(session, name).id;
    std::erase(talk.people, id);
    std::erase(talk.mentioned, id);
  }
}

int edit_talk(Session& session, const Options& options, Id id) {
  only(options, person_parameters(true), "a talk");
  auto talk = *store::find<model::Interaction>(session.journal(), id);
  if (const auto text = new_text(session, options, talk.text)) talk.text = *text;
  if (options.has("--happened")) talk.outcome = "reached";
  apply_log_options(session, options, talk);
  change_people(session, options, talk);
  const bool planned = talk.outcome == "planned";
  if (const auto on = options.find("--on")) {
    talk.date = text::day(*on, session.today(), planned ? text::Reading::future : text::Reading::past);
  } else if (options.has("--happened") && talk.date > session.today()) {
    talk.date = session.today();
  }
  if (talk.date > session.today() && !planned)
    throw Error(Fault::usage, to_iso(talk.date) + " is still to come", "--planned");
  for (const std::string& tag : options.all("--untag")) {
    std::erase_if(talk.tags, [&](const std::string& one) { return fold(one) == fold(checked_tag(tag)); });
  }
  store::Edit edit = session.edit("edit " + store::short_id(session.journal(), id));
  edit.change(talk);
  edit.settle();
  store::Roll roll(session.journal());
  const Fields row = fields(journal_columns, journal_row(talk, roll));
  const std::string words =
      (edit.empty() ? "Nothing to change in " : "Changed ") + store::short_id(session.journal(), id) + ".\n";
  session.commit(edit);
  return reply(session, edit, row, words);
}

/// Entries that are little more than a text and a day.
template <class Entity>
int edit_text(Session& session, const Options& options, Id id, std::optional<Day> Entity::*day, Day Entity::*fixed) {
  only(options, person_parameters(true), "this entry");
  auto entity = *store::find<Entity>(session.journal(), id);
  if (const auto text = new_text(session, options, entity.text)) entity.text = *text;
  const auto given = options.find("--on");
  const auto by = options.find("--by");
  if (fixed != nullptr && given) entity.*fixed = past_day(given, session.today());
  if (day != nullptr && by) {
    entity.*day = by->empty() ? std::nullopt : std::optional(text::day(*by, session.today(), text::Reading::future));
  }
  store::Edit edit = session.edit("edit " + store::short_id(session.journal(), id));
  edit.change(entity);
  const std::string words =
      (edit.empty() ? "Nothing to change in " : "Changed ") + store::short_id(session.journal(), id) + ".\n";
  session.commit(edit);
  return reply(session, edit, {{"id", id}, {"text", entity.text}}, words);
}

int edit_person(Session& session, const Options& options, Id id) {
  for (const char* name :
       {"--on", "--by", "--text", "--happened", "--without", "--with", "--kind", "--at", "--at-time"}) {
    if (options.has(name))
      throw Error(Fault::usage, std::string(name) + " does not go with a person", "rapport help edit");
  }
  auto who = *store::find<model::Person>(session.journal(), id);
  if (!options.any_option())
    throw Error(Fault::usage, "what is to change?", "rapport edit " + who.handle + " --org Acme");
  if (const auto name = options.find("--name")) who.name = checked_name(*name);
  apply_fields(session, options, who);
  store::Edit edit = session.edit("edit " + who.handle);
  edit.change(who);
  apply_entries(session, options, edit, who);
  for (const std::string& tag : options.all("--untag")) {
    for (const auto& one : store::select<model::Detail>(session.journal(), "WHERE person=? AND kind='tag'", id)) {
      if (fold(one.value) == fold(checked_tag(tag))) edit.remove<model::Detail>(one.id);
    }
  }
  edit.settle();
  store::Statements statements(session.journal());
  const Fields row = fields(list_columns, list_row(store::person_row(statements, who), session.today()));
  const std::string words =
      edit.empty() ? "Nothing to change for " + shown(who.name) + ".\n" : "Changed " + shown(who.name) + ".\n";
  session.commit(edit);
  return reply(session, edit, row, words);
}

int run(const Options& options, Session& session) {
  session.writable();
  const Target what = target(session, options.value("WHAT"));
  if (what.table == "person") return edit_person(session, options, what.id);
  if (what.table == "interaction") return edit_talk(session, options, what.id);
  if (what.table == "promise")
    return edit_text<model::Promise>(session, options, what.id, &model::Promise::due_on, nullptr);
  if (what.table == "gratitude")
    return edit_text<model::Gratitude>(session, options, what.id, nullptr, &model::Gratitude::felt_on);
  if (what.table == "win") return edit_text<model::Win>(session, options, what.id, nullptr, &model::Win::won_on);
  if (what.table == "fact") return edit_text<model::Fact>(session, options, what.id, nullptr, &model::Fact::learned_on);
  if (what.table == "question")
    return edit_text<model::Question>(session, options, what.id, nullptr, &model::Question::noted_on);
  throw Error(Fault::usage, "a " + what.table + " has a command of its own", "rapport help");
}

}  // namespace

Command edit() {
  Command command{
      .name = "edit",
      .summary = "Change what was written",
      .group = Group::settle,
      .examples = {{"edit priya --org Acme --tag team --untag old", "a person"},
                   {"edit 7k3 --with marco --without priya", "who was there"},
                   {"edit 7k3", "the text, in your editor"},
                   {"edit 7k3 --happened", "a planned talk took place"}},
      .parameters = {{.name = "WHAT", .help = "an id or a person", .required = true, .completes = Completes::entry},
                     {.name = "--text", .value = "TEXT", .help = "the new text; it is not read anew"},
                     {.name = "--name", .value = "NAME", .help = "a person's new name"}},
      .details =
          "An empty value clears. A text that is changed is kept as given: its names and dates are not read again.",
      .columns = {},
      .run = run};
  const auto add = [&](std::vector<Parameter> parameters) {
    for (auto& parameter : parameters) command.parameters.push_back(std::move(parameter));
  };
  add(person_parameters(true));
  auto log_options = log_parameters(true);
  for (auto& parameter : log_options) {
    if (parameter.name == "--by")
      parameter = {.name = "--by", .value = "CHANNEL|DATE", .help = "a talk's means; a promise's day"};
  }
  add(std::move(log_options));
  add({{.name = "--without",
        .value = "PERSON",
        .help = "somebody who was not there",
        .repeats = true,
        .completes = Completes::person},
       {.name = "--untag", .value = "TAG", .help = "a tag to take away", .repeats = true, .completes = Completes::tag},
       {.name = "--happened", .help = "a planned talk took place"}});
  return command;
}

}  // namespace rapport::commands
