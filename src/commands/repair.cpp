#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::optional<std::string> text;
  std::optional<std::string> mine;
  std::optional<std::string> theirs;
  std::optional<std::string> interaction;
  std::optional<std::string> step;
  std::optional<std::string> resolve;

  bool operator==(const Arguments&) const = default;
};

int list(Session& session, std::optional<Id> person) {
  const auto& database = session.journal();
  const auto conflicts = conflicts_needing_action(session, person.value_or(Id{}));
  store::PersonNames person_names(database);
  store::Statements statements(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .flexible = true, .least = 10, .rank = 1}}};
  for (const auto& one : conflicts) {
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {person_names.name(one.person), view::Tone::strong},
                          {one.text},
                          {next_step_text(statements, one, session.today()), view::Tone::calm}});
  }
  return reply(session,
               listing("id", conflicts,
                       [&](auto& one) {
                         return ConflictRow{one, person_names, statements, session.today()};
                       }),
               table, "No open conflicts.");
}

int answer(Session& session, store::Edit& edit, const model::Conflict& conflict, const std::string& words) {
  edit.settle();
  store::PersonNames person_names(session.journal());
  store::Statements statements(session.journal());
  const Fields row = fields(ConflictRow{conflict, person_names, statements, session.today()});
  const bool looked_at = conflict.resolved_on && *conflict.resolved_on < session.today();
  const std::string next = looked_at ? std::string{} : next_step_text(statements, conflict, session.today());
  const std::string id = store::short_id(session.journal(), conflict.id);
  session.commit(edit);
  return reply(session, edit, row, words + (next.empty() ? "" : fmt::format("  next for {}: {}\n", id, next)));
}

/// Applies the options to a new or existing conflict.
void apply(Session& session, const Arguments& arguments, model::Conflict& conflict) {
  if (arguments.mine) conflict.mine = trimmed(*arguments.mine);
  if (arguments.theirs) conflict.theirs = trimmed(*arguments.theirs);
  if (const auto& interaction = arguments.interaction) {
    conflict.talk_on = interaction->empty()
                           ? std::nullopt
                           : std::optional(language::day(*interaction, session.today(), language::Reading::future));
  }
}

model::Conflict named(Session& session, const std::string& given) {
  return *store::find<model::Conflict>(session.journal(), entry(session, given, "conflict", "conflict"));
}

int open(Session& session, const Arguments& arguments) {
  store::Edit edit = session.edit("repair");
  const auto who = person(session, *arguments.person);
  edit.call("repair " + who.handle);
  model::Conflict conflict{.person = who.id, .text = {}, .opened_on = session.today()};
  apply(session, arguments, conflict);
  conflict.text = text_to_store(session, arguments.text, "what happened");
  edit.add(conflict);
  return answer(
      session, edit, conflict,
      fmt::format("Recorded a conflict with {}, private to you: {}\n", shown(who.name), shown(conflict.text)));
}

/// Records a step or the resolution.
int add_step(Session& session, const Arguments& arguments, const std::string& given, bool resolves) {
  store::Edit edit = session.edit("repair");
  auto conflict = named(session, given);
  edit.call("repair " + store::short_id(edit.database(), conflict.id));
  // With --step, all words belong to the text.
  const std::string words(trimmed(arguments.person.value_or("") + " " + arguments.text.value_or("")));
  const std::string text = arguments.person ? text_to_store(session, words, "what you did") : std::string{};
  if (resolves && conflict.resolved_on) throw Error(ErrorCode::usage, "this conflict is already resolved");
  if (!resolves && text.empty() && !arguments.mine && !arguments.theirs && !arguments.interaction)
    throw Error(ErrorCode::usage, "no step given", "rapport repair --step " + given + " \"what you did\"");
  if (!resolves && !text.empty())
    edit.add(model::Step{.conflict = conflict.id, .text = text, .done_on = session.today()});
  conflict = edit.change<model::Conflict>(conflict.id, [&](auto& one) {
    apply(session, arguments, one);
    if (resolves) {
      one.resolved_on = session.today();
      one.how = text;
    } else if (!text.empty() && one.talk_on && *one.talk_on <= session.today()) {
      one.talk_on = std::nullopt;
    }
  });
  store::PersonNames person_names(session.journal());
  const std::string reply_text = resolves ? "Resolved the conflict with " + shown(person_names.name(conflict.person)) +
                                                ". rapport reminds you in six weeks to check on it.\n"
                                          : "Recorded the step.\n";
  return answer(session, edit, conflict, reply_text);
}

int run(const Arguments& arguments, Session& session) {
  if (arguments.step) return add_step(session, arguments, *arguments.step, arguments.resolve.has_value());
  if (arguments.resolve) return add_step(session, arguments, *arguments.resolve, true);
  if (!arguments.person) return list(session, std::nullopt);
  if (arguments == Arguments{.person = arguments.person}) return list(session, person(session, *arguments.person).id);
  return open(session, arguments);
}

}  // namespace

Command repair() {
  return {.name = "repair",
          .summary = "Resolve a conflict, with respect for both sides",
          .group = Group::practice,
          .examples = {{"repair marco \"the demo was moved without a word\" --mine \"time to prepare\" --theirs \"an "
                        "early answer for the client\"",
                        "what happened, and what each of you needs"},
                       {"repair --step 7k3 --talk \"next tue\"", "plan the private talk"},
                       {"repair --step 7k3 \"we talked; I had missed his message\"", "what you did"},
                       {"repair --resolve 7k3 \"changes go to both of us\"",
                        "how it ended; rapport reminds you in six weeks to check"},
                       {"repair", "list open conflicts"}},
          .parameters =
              {{.name = "PERSON", .help = "with whom", .completes = Completes::person, .to = to<&Arguments::person>},
               {.name = "TEXT", .help = "what happened, or what you did", .repeats = true, .to = to<&Arguments::text>},
               {.name = "--mine",
                .value = "TEXT",
                .help = "what you need, rather than what you demand",
                .to = to<&Arguments::mine>},
               {.name = "--theirs",
                .value = "TEXT",
                .help = "what they need, as far as you know",
                .to = to<&Arguments::theirs>},
               {.name = "--talk",
                .value = "DATE",
                .help = "the day of a private talk",
                .completes = Completes::date,
                .to = to<&Arguments::interaction>},
               {.name = "--step", .value = "ID", .help = "record a step in this conflict", .to = to<&Arguments::step>},
               {.name = "--resolve",
                .value = "ID",
                .help = "mark this conflict as resolved",
                .to = to<&Arguments::resolve>}},
          .details =
              "Conflicts are private. Exports leave them out; reminders and calendars show only a neutral line such as "
              "\"talk with Marco\".",
          .columns = keys<ConflictRow>,
          .replies = {keys<ConflictRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
