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

const std::vector<std::string> of_talks{"--text", "--without", "--untag", "--happened", "--public"};
const std::vector<std::string> of_people{"--name", "--untag"};

/// Refuses options that say nothing about what is to change; those of `parameters` and `names` do.
void only(const Options& options, const std::vector<Parameter>& parameters, const std::vector<std::string>& names,
          const std::string& what) {
  for (const std::string& given : options.given()) {
    const auto is_it = [&](const Parameter& one) { return one.name == given; };
    if (given.starts_with("--") && std::none_of(parameters.begin(), parameters.end(), is_it) &&
        std::find(names.begin(), names.end(), given) == names.end())
      throw Error(Fault::usage, given + " does not go with " + what, "rapport help edit");
  }
}

/// The mark that keeps an entry to oneself, if it has one.
template <class Entity>
bool* privacy_of(Entity& entity) {
  if constexpr (requires { entity.is_private; }) return &entity.is_private;
  if constexpr (requires { entity.sensitive; }) return &entity.sensitive;
  return nullptr;
}

template <class Entity>
void mark(const Options& options, Entity& entity) {
  if (options.has("--private") && options.has("--public"))
    throw Error(Fault::usage, "--private and --public exclude each other");
  if (bool* is_private = privacy_of(entity))
    *is_private = options.has("--private") || (*is_private && !options.has("--public"));
}

/// What a talk brought is as private as the talk.
template <class Entity>
void hide_what_came_of(Session& session, store::Edit& edit, Id talk) {
  for (auto& one : store::select<Entity>(session.journal(), "WHERE source=?", talk)) {
    *privacy_of(one) = true;
    edit.change(one);
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
  only(options, log_parameters(true), of_talks, "a talk");
  auto talk = *store::find<model::Interaction>(session.journal(), id);
  if (const auto text = new_text(session, options, talk.text)) talk.text = *text;
  if (options.has("--happened")) talk.outcome = "reached";
  apply_log_options(session, options, talk);
  mark(options, talk);
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
  if (options.has("--private")) {
    hide_what_came_of<model::Promise>(session, edit, id);
    hide_what_came_of<model::Question>(session, edit, id);
    hide_what_came_of<model::Gratitude>(session, edit, id);
    hide_what_came_of<model::Fact>(session, edit, id);
  }
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
  auto entity = *store::find<Entity>(session.journal(), id);
  std::vector<std::string> names{"--text"};
  if (fixed != nullptr) names.emplace_back("--on");
  if (day != nullptr) names.emplace_back("--by");
  if (privacy_of(entity) != nullptr) names.insert(names.end(), {"--private", "--public"});
  only(options, {}, names, "a " + std::string(Entity::table));
  if (const auto text = new_text(session, options, entity.text)) entity.text = *text;
  const auto given = options.find("--on");
  const auto by = options.find("--by");
  mark(options, entity);
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
  only(options, person_parameters(true), of_people, "a person");
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
       {.name = "--happened", .help = "a planned talk took place"},
       {.name = "--public", .help = "no longer private"}});
  return command;
}

}  // namespace rapport::commands
