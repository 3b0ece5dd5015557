#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_flags.hpp"
#include "services/people/person_lookup.hpp"
#include "services/recording/log_flags.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/history.hpp"
#include "store/profile.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string what;
  std::optional<std::string> text;
  std::optional<std::string> name;
  PersonFlags person;
  TalkFlags talk;
  std::vector<std::string> without;
  std::vector<std::string> untag;
  bool happened = false;
  bool is_public = false;
  std::vector<std::string> given;

  bool has_options() const { return given.size() > 1; }
};

/// The new text: what `--text` says, or what the editor gives back where no option was given at all.
std::optional<std::string> new_text(Session& session, const Arguments& arguments, Id id, const std::string& text) {
  if (arguments.text) return text_to_store(session, arguments.text, "the new text");
  if (arguments.has_options()) return std::nullopt;
  if (!session.may_ask()) throw Error(Fault::usage, "what is to change?", "rapport help edit lists the options");
  std::string given = edited(session, to_text(id), text);
  if (given.empty()) throw Error(Fault::usage, "the text is empty, nothing is changed");
  return given;
}

const std::vector<std::string> of_talks{"--text", "--without", "--untag", "--happened", "--public"};
const std::vector<std::string> of_people{"--name", "--untag"};

/// Refuses options that say nothing about what is to change; those of `parameters` and `names` do.
void only(const Arguments& arguments, const std::vector<Parameter>& parameters, const std::vector<std::string>& names,
          const std::string& what) {
  for (const std::string& given : arguments.given) {
    if (given.starts_with("--") && !std::ranges::any_of(parameters, [&](auto& one) { return one.name == given; }) &&
        !contains(names, given))
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
void mark(const Arguments& arguments, Entity& entity) {
  if (arguments.talk.is_private && arguments.is_public)
    throw Error(Fault::usage, "--private and --public exclude each other");
  if (bool* is_private = privacy_of(entity))
    *is_private = arguments.talk.is_private || (*is_private && !arguments.is_public);
}

/// What a talk brought is as private as the talk.
template <class Entity>
void hide_what_came_of(store::Edit& edit, Id talk) {
  for (const auto& one : store::that_came_of<Entity>(edit.database(), talk))
    edit.change<Entity>(one.id, [](auto& entity) { *privacy_of(entity) = true; });
}

void change_people(Session& session, const Arguments& arguments, model::Interaction& talk) {
  for (const std::string& name : arguments.without) {
    const Id id = person(session, name).id;
    std::erase(talk.people, id);
    std::erase(talk.mentioned, id);
  }
}

void change_day(Session& session, const Arguments& arguments, model::Interaction& talk) {
  const bool planned = talk.outcome == model::Outcome::planned;
  if (const auto& on = arguments.talk.on) {
    talk.date = language::day(*on, session.today(), planned ? language::Reading::future : language::Reading::past);
  } else if (arguments.happened && talk.date > session.today()) {
    talk.date = session.today();
  }
  if (talk.date > session.today() && !planned)
    throw Error(Fault::usage, to_iso(talk.date) + " is still to come", "--planned");
}

void change_talk(Session& session, const Arguments& arguments, model::Interaction& talk) {
  if (const auto text = new_text(session, arguments, talk.id, talk.text)) talk.text = *text;
  if (arguments.happened) talk.outcome = model::Outcome::reached;
  apply(session, arguments.talk, talk);
  mark(arguments, talk);
  change_people(session, arguments, talk);
  change_day(session, arguments, talk);
  for (const std::string& tag : arguments.untag) {
    std::erase_if(talk.tags, [&](const std::string& one) { return fold(one) == fold(checked_tag(tag)); });
  }
}

std::string changed_words(const store::Edit& edit, const std::string& what) {
  return (edit.empty() ? "Nothing to change in " : "Changed ") + what + ".\n";
}

int edit_talk(Session& session, const Arguments& arguments, store::Edit& edit, Id id) {
  only(arguments, talk_parameters(), of_talks, "a talk");
  const auto talk = edit.change<model::Interaction>(id, [&](auto& stored) { change_talk(session, arguments, stored); });
  if (arguments.talk.is_private) {
    hide_what_came_of<model::Promise>(edit, id);
    hide_what_came_of<model::Question>(edit, id);
    hide_what_came_of<model::Gratitude>(edit, id);
    hide_what_came_of<model::Fact>(edit, id);
  }
  edit.settle();
  store::Roll roll(edit.database());
  const Fields row = fields(TalkRow{talk, roll.handles(talk.people)});
  const std::string words = changed_words(edit, store::short_id(edit.database(), id));
  session.commit(edit);
  return reply(session, edit, row, words);
}

struct TextRow {
  Id id;
  std::string text;

  static std::vector<Column<TextRow>> columns() {
    return {{"id", [](auto& row) -> Cell { return row.id; }}, {"text", [](auto& row) -> Cell { return row.text; }}};
  }
};

/// Entries that are little more than a text and a day.
template <class Entity>
int edit_text(Session& session, const Arguments& arguments, store::Edit& edit, Id id, std::optional<Day> Entity::*day,
              Day Entity::*fixed) {
  Entity nothing;
  std::vector<std::string> names{"--text"};
  if (fixed != nullptr) names.emplace_back("--on");
  if (day != nullptr) names.emplace_back("--by");
  if (privacy_of(nothing) != nullptr) names.insert(names.end(), {"--private", "--public"});
  only(arguments, {}, names, "a " + std::string(Entity::table));
  const auto entity = edit.change<Entity>(id, [&](auto& stored) {
    if (const auto text = new_text(session, arguments, id, stored.text)) stored.text = *text;
    mark(arguments, stored);
    const auto& on = arguments.talk.on;
    const auto& by = arguments.talk.by;
    if (fixed != nullptr && on) stored.*fixed = past_day(on, session.today());
    if (day != nullptr && by)
      stored.*day =
          by->empty() ? std::nullopt : std::optional(language::day(*by, session.today(), language::Reading::future));
  });
  const std::string words = changed_words(edit, store::short_id(edit.database(), id));
  session.commit(edit);
  return reply(session, edit, fields(TextRow{id, entity.text}), words);
}

int edit_person(Session& session, const Arguments& arguments, store::Edit& edit, Id id) {
  only(arguments, person_parameters(), of_people, "a person");
  const auto who = edit.change<model::Person>(id, [&](auto& stored) {
    edit.call("edit " + stored.handle);
    if (!arguments.has_options())
      throw Error(Fault::usage, "what is to change?", "rapport edit " + stored.handle + " --org Acme");
    if (arguments.name) stored.name = checked_name(*arguments.name);
    apply(session, arguments.person, stored);
  });
  apply(session, arguments.person, edit, id);
  for (const std::string& tag : arguments.untag) {
    for (const auto& one : store::details(edit.database(), id, "tag")) {
      if (fold(one.value) == fold(checked_tag(tag))) edit.remove<model::Detail>(one.id);
    }
  }
  edit.settle();
  store::Statements statements(edit.database());
  const Fields row = fields(ListRow{store::person_row(statements, who), session.today()});
  const std::string words =
      edit.empty() ? "Nothing to change for " + shown(who.name) + ".\n" : "Changed " + shown(who.name) + ".\n";
  session.commit(edit);
  return reply(session, edit, row, words);
}

/// The command that changes what is no text of its own.
std::string changed_by(const std::string& table) {
  static const std::map<std::string, std::string> commands{{"detail", "edit PERSON"},
                                                           {"job", "edit PERSON --org ORG"},
                                                           {"occasion", "occasion PERSON"},
                                                           {"rhythm", "cadence --tag TAG"},
                                                           {"pause", "pause"},
                                                           {"relation", "relate"},
                                                           {"style", "style PERSON"},
                                                           {"introduction", "intro"},
                                                           {"conflict", "repair"},
                                                           {"step", "repair"}};
  return "rapport " + commands.at(table);
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit("edit");
  const auto [table, id] = target(session, arguments.what);
  if (table == "person") return edit_person(session, arguments, edit, id);
  edit.call("edit " + store::short_id(edit.database(), id));
  if (table == "interaction") return edit_talk(session, arguments, edit, id);
  const auto text_of = [&, entry = id]<class Entity>(std::optional<Day> Entity::*day, Day Entity::*fixed) {
    return edit_text<Entity>(session, arguments, edit, entry, day, fixed);
  };
  if (table == "promise") return text_of.operator()<model::Promise>(&model::Promise::due_on, nullptr);
  if (table == "gratitude") return text_of.operator()<model::Gratitude>(nullptr, &model::Gratitude::felt_on);
  if (table == "win") return text_of.operator()<model::Win>(nullptr, &model::Win::won_on);
  if (table == "fact") return text_of.operator()<model::Fact>(nullptr, &model::Fact::learned_on);
  if (table == "question") return text_of.operator()<model::Question>(nullptr, &model::Question::noted_on);
  throw Error(Fault::usage, "'" + shown(arguments.what) + "' is changed by another command", changed_by(table));
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
      .parameters =
          {{.name = "WHAT",
            .help = "an id or a person",
            .required = true,
            .completes = Completes::entry,
            .to = to<&Arguments::what>},
           {.name = "--text", .value = "TEXT", .help = "the new text; it is not read anew", .to = to<&Arguments::text>},
           {.name = "--name", .value = "NAME", .help = "a person's new name", .to = to<&Arguments::name>}},
      .details =
          "An empty value clears. A text that is changed is kept as given: its names and dates are not read again.",
      .replies = {keys<ListRow>, keys<TalkRow>, keys<TextRow>},
      .run = runs<run>};
  const auto add = [&](std::vector<Parameter> parameters) {
    for (auto& parameter : parameters) command.parameters.push_back(std::move(parameter));
  };
  add(within<&Arguments::person>(person_parameters()));
  auto talk = within<&Arguments::talk>(talk_parameters());
  for (auto& parameter : talk) {
    if (parameter.name == "--by")
      parameter = {
          .name = "--by", .value = "CHANNEL|DATE", .help = "a talk's means; a promise's day", .to = parameter.to};
  }
  add(std::move(talk));
  add({{.name = "--without",
        .value = "PERSON",
        .help = "somebody who was not there",
        .repeats = true,
        .completes = Completes::person,
        .to = to<&Arguments::without>},
       {.name = "--untag",
        .value = "TAG",
        .help = "a tag to take away",
        .repeats = true,
        .completes = Completes::tag,
        .to = to<&Arguments::untag>},
       {.name = "--happened", .help = "a planned talk took place", .to = to<&Arguments::happened>},
       {.name = "--public", .help = "no longer private", .to = to<&Arguments::is_public>}});
  return command;
}

}  // namespace rapport::commands
