#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/people/person_options.hpp"
#include "services/recording/log_options.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/history.hpp"
#include "store/person_details.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string what;
  std::optional<std::string> text;
  std::optional<std::string> name;
  PersonOptions person;
  InteractionOptions interaction;
  std::vector<std::string> without;
  std::vector<std::string> untag;
  bool happened = false;
  bool is_public = false;
  std::vector<std::string> given;

  bool has_options() const { return given.size() > 1; }
};

/// The new text: from `--text`, or from the editor if there are no options.
std::optional<std::string> new_text(Session& session, const Arguments& arguments, Id id, const std::string& text) {
  if (arguments.text) return text_to_store(session, arguments.text, "the new text");
  if (arguments.has_options()) return std::nullopt;
  if (!session.is_interactive())
    throw Error(ErrorCode::usage, "nothing to change", "rapport help edit lists the options");
  std::string given = edited(session, to_text(id), text);
  if (given.empty()) throw Error(ErrorCode::usage, "the text is empty; nothing was changed");
  return given;
}

const std::vector<std::string> of_interactions{"--text", "--without", "--untag", "--happened", "--public"};
const std::vector<std::string> of_people{"--name", "--untag"};

/// Throws for options that do not apply, which are those not in `parameters` and `names`.
void only(const Arguments& arguments, const std::vector<Parameter>& parameters, const std::vector<std::string>& names,
          const std::string& what) {
  for (const std::string& given : arguments.given) {
    if (given.starts_with("--") && !std::ranges::any_of(parameters, [&](auto& one) { return one.name == given; }) &&
        !contains(names, given))
      throw Error(ErrorCode::usage, given + " does not apply to " + what, "rapport help edit");
  }
}

/// The field that makes an entry private, if it has one.
template <class Entity>
bool* privacy_of(Entity& entity) {
  if constexpr (requires { entity.is_private; }) return &entity.is_private;
  if constexpr (requires { entity.sensitive; }) return &entity.sensitive;
  return nullptr;
}

template <class Entity>
void mark(const Arguments& arguments, Entity& entity) {
  if (arguments.interaction.is_private && arguments.is_public)
    throw Error(ErrorCode::usage, "--private and --public exclude each other");
  if (bool* is_private = privacy_of(entity))
    *is_private = arguments.interaction.is_private || (*is_private && !arguments.is_public);
}

/// Entries recorded with an interaction become as private as the interaction.
template <class Entity>
void hide_what_came_of(store::Edit& edit, Id interaction) {
  for (const auto& one : store::that_came_of<Entity>(edit.database(), interaction))
    edit.change<Entity>(one.id, [](auto& entity) { *privacy_of(entity) = true; });
}

void change_people(Session& session, const Arguments& arguments, model::Interaction& interaction) {
  for (const std::string& name : arguments.without) {
    const Id id = person(session, name).id;
    std::erase(interaction.people, id);
    std::erase(interaction.mentioned, id);
  }
}

void change_day(Session& session, const Arguments& arguments, model::Interaction& interaction) {
  const bool planned = interaction.outcome == model::Outcome::planned;
  if (const auto& on = arguments.interaction.on) {
    interaction.date =
        language::day(*on, session.today(), planned ? language::Reading::future : language::Reading::past);
  } else if (arguments.happened && interaction.date > session.today()) {
    interaction.date = session.today();
  }
  if (interaction.date > session.today() && !planned)
    throw Error(ErrorCode::usage, to_iso(interaction.date) + " is in the future", "use --planned");
}

void change_interaction(Session& session, const Arguments& arguments, model::Interaction& interaction) {
  if (const auto text = new_text(session, arguments, interaction.id, interaction.text)) interaction.text = *text;
  if (arguments.happened) interaction.outcome = model::Outcome::reached;
  apply(session, arguments.interaction, interaction);
  mark(arguments, interaction);
  change_people(session, arguments, interaction);
  change_day(session, arguments, interaction);
  for (const std::string& tag : arguments.untag) {
    std::erase_if(interaction.tags, [&](const std::string& one) { return fold(one) == fold(checked_tag(tag)); });
  }
}

std::string changed_text(const store::Edit& edit, const std::string& what) {
  return (edit.empty() ? "No changes to " : "Changed ") + what + ".\n";
}

int edit_interaction(Session& session, const Arguments& arguments, store::Edit& edit, Id id) {
  only(arguments, interaction_parameters(), of_interactions, "an interaction");
  const auto interaction =
      edit.change<model::Interaction>(id, [&](auto& stored) { change_interaction(session, arguments, stored); });
  if (arguments.interaction.is_private) {
    hide_what_came_of<model::Promise>(edit, id);
    hide_what_came_of<model::Question>(edit, id);
    hide_what_came_of<model::Gratitude>(edit, id);
    hide_what_came_of<model::Fact>(edit, id);
  }
  edit.settle();
  store::PersonNames person_names(edit.database());
  const Fields row = fields(InteractionRow{interaction, person_names.handles(interaction.people)});
  const std::string words = changed_text(edit, store::short_id(edit.database(), id));
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

/// Edits entries that are little more than a text and a day.
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
    const auto& on = arguments.interaction.on;
    const auto& by = arguments.interaction.by;
    if (fixed != nullptr && on) stored.*fixed = past_day(on, session.today());
    if (day != nullptr && by)
      stored.*day =
          by->empty() ? std::nullopt : std::optional(language::day(*by, session.today(), language::Reading::future));
  });
  const std::string words = changed_text(edit, store::short_id(edit.database(), id));
  session.commit(edit);
  return reply(session, edit, fields(TextRow{id, entity.text}), words);
}

int edit_person(Session& session, const Arguments& arguments, store::Edit& edit, Id id) {
  only(arguments, person_parameters(), of_people, "a person");
  const auto who = edit.change<model::Person>(id, [&](auto& stored) {
    edit.call("edit " + stored.handle);
    if (!arguments.has_options())
      throw Error(ErrorCode::usage, "nothing to change", "rapport edit " + stored.handle + " --org Acme");
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
      edit.empty() ? "No changes to " + shown(who.name) + ".\n" : "Changed " + shown(who.name) + ".\n";
  session.commit(edit);
  return reply(session, edit, row, words);
}

/// The command that edits other kinds of entries.
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
  if (table == "interaction") return edit_interaction(session, arguments, edit, id);
  const auto text_of = [&, entry = id]<class Entity>(std::optional<Day> Entity::*day, Day Entity::*fixed) {
    return edit_text<Entity>(session, arguments, edit, entry, day, fixed);
  };
  if (table == "promise") return text_of.operator()<model::Promise>(&model::Promise::due_on, nullptr);
  if (table == "gratitude") return text_of.operator()<model::Gratitude>(nullptr, &model::Gratitude::felt_on);
  if (table == "win") return text_of.operator()<model::Win>(nullptr, &model::Win::won_on);
  if (table == "fact") return text_of.operator()<model::Fact>(nullptr, &model::Fact::learned_on);
  if (table == "question") return text_of.operator()<model::Question>(nullptr, &model::Question::noted_on);
  throw Error(ErrorCode::usage, "'" + shown(arguments.what) + "' cannot be edited", "rapport " + changed_by(table));
}

}  // namespace

Command edit() {
  Command command{
      .name = "edit",
      .summary = "Change a person or an entry",
      .group = Group::settle,
      .examples = {{"edit priya --org Acme --tag team --untag old", "a person"},
                   {"edit 7k3 --with marco --without priya", "who was there"},
                   {"edit 7k3", "edit the text in your editor"},
                   {"edit 7k3 --happened", "a planned interaction took place"}},
      .parameters = {{.name = "WHAT",
                      .help = "an id or a person",
                      .required = true,
                      .completes = Completes::entry,
                      .to = to<&Arguments::what>},
                     {.name = "--text",
                      .value = "TEXT",
                      .help = "the new text; names and dates in it are not read again",
                      .to = to<&Arguments::text>},
                     {.name = "--name", .value = "NAME", .help = "a person's new name", .to = to<&Arguments::name>}},
      .details =
          "An empty value clears a field. A new text is stored as given: names and dates in it are not read again.",
      .replies = {keys<ListRow>, keys<InteractionRow>, keys<TextRow>},
      .run = runs<run>};
  const auto add = [&](std::vector<Parameter> parameters) {
    for (auto& parameter : parameters) command.parameters.push_back(std::move(parameter));
  };
  add(within<&Arguments::person>(person_parameters()));
  auto interaction = within<&Arguments::interaction>(interaction_parameters());
  for (auto& parameter : interaction) {
    if (parameter.name == "--by")
      parameter = {.name = "--by",
                   .value = "CHANNEL|DATE",
                   .help = "an interaction's channel, or a promise's due day",
                   .to = parameter.to};
  }
  add(std::move(interaction));
  add({{.name = "--without",
        .value = "PERSON",
        .help = "somebody who was not there",
        .repeats = true,
        .completes = Completes::person,
        .to = to<&Arguments::without>},
       {.name = "--untag",
        .value = "TAG",
        .help = "a tag to remove",
        .repeats = true,
        .completes = Completes::tag,
        .to = to<&Arguments::untag>},
       {.name = "--happened", .help = "a planned interaction took place", .to = to<&Arguments::happened>},
       {.name = "--public", .help = "no longer private", .to = to<&Arguments::is_public>}});
  return command;
}

}  // namespace rapport::commands
