#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

int list(Session& session, std::optional<Id> person) {
  const auto& database = session.journal();
  const auto conflicts = waiting_conflicts(session, person.value_or(Id{}));
  store::Roll roll(database);
  Listing listing{.columns = conflict_columns, .rows = {}, .id_column = "id"};
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12},
                                {.title = {}, .flexible = true, .least = 10, .rank = 1}}};
  for (const auto& one : conflicts) {
    listing.rows.push_back(conflict_row(session, one, roll));
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {roll.name(one.person), view::Tone::strong},
                          {one.text},
                          {next_step_words(session, one), view::Tone::calm}});
  }
  return reply(session, listing, table, "Nothing stands between you and anybody.");
}

int answer(Session& session, store::Edit& edit, const model::Conflict& conflict, const std::string& words) {
  edit.settle();
  store::Roll roll(session.journal());
  const Fields row = fields(conflict_columns, conflict_row(session, conflict, roll));
  const bool looked_at = conflict.resolved_on && *conflict.resolved_on < session.today();
  const std::string next = looked_at ? std::string{} : next_step_words(session, conflict);
  const std::string id = store::short_id(session.journal(), conflict.id);
  session.commit(edit);
  return reply(session, edit, row, words + (next.empty() ? "" : "  next (" + id + "): " + next + "\n"));
}

/// What the options say about a conflict, whether it is new or not.
void apply(Session& session, const Options& options, model::Conflict& conflict) {
  if (const auto mine = options.find("--mine")) conflict.mine = trimmed(*mine);
  if (const auto theirs = options.find("--theirs")) conflict.theirs = trimmed(*theirs);
  if (const auto talk = options.find("--talk")) {
    conflict.talk_on =
        talk->empty() ? std::nullopt : std::optional(language::day(*talk, session.today(), language::Reading::future));
  }
}

model::Conflict named(Session& session, const std::string& given) {
  return *store::find<model::Conflict>(session.journal(), entry(session, given, "conflict", "conflict"));
}

int open(Session& session, const Options& options) {
  store::Edit edit = session.edit("repair");
  const auto who = person(session, options.value("PERSON"));
  edit.call("repair " + who.handle);
  model::Conflict conflict{.person = who.id, .text = {}, .opened_on = session.today()};
  apply(session, options, conflict);
  conflict.text = text_to_store(session, options.text("TEXT"), options.has("TEXT"), "what happened");
  edit.add(conflict);
  return answer(session, edit, conflict,
                "Noted, for your eyes only, about " + shown(who.name) + ": " + shown(conflict.text) + "\n");
}

/// Something was done, or the two are at peace again.
int go_on(Session& session, const Options& options, const std::string& given) {
  store::Edit edit = session.edit("repair");
  auto conflict = named(session, given);
  edit.call("repair " + store::short_id(edit.database(), conflict.id));
  const bool resolves = options.has("--resolve");
  const std::string text =
      options.has("TEXT") || options.has("PERSON")
          ? text_to_store(session, std::string(trimmed(options.value("PERSON") + " " + options.text("TEXT"))), true,
                          "what was done")
          : std::string{};
  if (resolves && conflict.resolved_on) throw Error(Fault::usage, "it has been resolved already");
  if (!resolves && text.empty() && !options.has("--mine") && !options.has("--theirs") && !options.has("--talk"))
    throw Error(Fault::usage, "what was done?", "rapport repair --step " + given + " \"what was done\"");
  if (!resolves && !text.empty())
    edit.add(model::Step{.conflict = conflict.id, .text = text, .done_on = session.today()});
  conflict = edit.change<model::Conflict>(conflict.id, [&](auto& one) {
    apply(session, options, one);
    if (resolves) {
      one.resolved_on = session.today();
      one.how = text;
    } else if (!text.empty() && one.talk_on && *one.talk_on <= session.today()) {
      one.talk_on = std::nullopt;
    }
  });
  store::Roll roll(session.journal());
  std::string words = resolves ? "Good. It is resolved with " + shown(roll.name(conflict.person)) +
                                     "; in six weeks I ask whether it holds.\n"
                               : "Noted.\n";
  return answer(session, edit, conflict, words);
}

int run(const Options& options, Session& session) {
  for (const char* which : {"--step", "--resolve"}) {
    if (!options.has(which)) continue;
    return go_on(session, options, options.value(which));
  }
  if (!options.has("PERSON")) return list(session, std::nullopt);
  if (!options.has("TEXT") && !options.any_option()) return list(session, person(session, options.value("PERSON")).id);
  return open(session, options);
}

}  // namespace

Command repair() {
  return {.name = "repair",
          .summary = "Mend a conflict, with respect for both sides",
          .group = Group::practice,
          .examples = {{"repair marco \"the demo was moved without a word\" --mine \"time to prepare\" --theirs \"an "
                        "early answer for the client\"",
                        "what happened, and what each of you needs"},
                       {"repair --step 7k3 --talk \"next tue\"", "the private talk is planned"},
                       {"repair --step 7k3 \"we talked; I had missed his message\"", "what was done"},
                       {"repair --resolve 7k3 \"changes go to both of us\"",
                        "how it ended; six weeks later I ask once whether it holds"},
                       {"repair", "what is open"}},
          .parameters =
              {{.name = "PERSON", .help = "with whom", .completes = Completes::person},
               {.name = "TEXT", .help = "what happened, or what was done", .repeats = true},
               {.name = "--mine", .value = "TEXT", .help = "what you need, not what you demand"},
               {.name = "--theirs", .value = "TEXT", .help = "what they need, as far as you know"},
               {.name = "--talk", .value = "DATE", .help = "the day of a private talk", .completes = Completes::date},
               {.name = "--step", .value = "ID", .help = "something was done about it"},
               {.name = "--resolve", .value = "ID", .help = "it is resolved"}},
          .details =
              "Conflicts are private: they are in no export, reminder or calendar, but for a neutral line such as "
              "\"talk with Marco\".",
          .columns = "id,handle,name,what,state,opened_on,next_step",
          .run = run};
}

}  // namespace rapport::commands
