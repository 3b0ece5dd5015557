#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/introductions/matches.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/history.hpp"
#include "store/people.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

using model::Stage;

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{"id", "a", "b", "stage", "why", "since"};
  return names;
}

Row row_of(const model::Introduction& one, store::Roll& roll) {
  return {one.id, roll.handle(one.a), roll.handle(one.b), one.stage, known(one.why), one.since};
}

/// An introduction that still asks for something: to be asked, made, or told how it went.
bool is_open(const model::Introduction& one) {
  return one.stage < Stage::made || (one.stage == Stage::made && one.outcome.empty());
}

std::string next_words(const model::Introduction& one) {
  if (one.stage == Stage::idea) return "ask both first";
  if (one.stage == Stage::asked) return "both have been asked";
  if (is_open(one)) return "made; how did it go?";
  return std::string(model::to_text(one.stage));
}

/// When the next step is to be noted, and how.
std::pair<const char*, const char*> next_step(const model::Introduction& one) {
  if (one.stage == Stage::idea) return {"when both agree", "--stage asked"};
  if (one.stage == Stage::asked) return {"when they know of each other", "--stage made"};
  if (is_open(one)) return {"when you hear of it", "--outcome \"...\""};
  return {"", ""};
}

/// Below each pair, why they should meet: it is what the user wants to read whole.
void say_with_reasons(Session& session, const view::Table& table, const std::vector<std::string>& reasons) {
  constexpr int indent = 2;
  const auto lines = view::render_lines(table, session.page());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    session.say(lines[i] + "\n");
    if (!reasons[i].empty()) session.say(view::wrap("  " + shown(reasons[i]), session.page().columns, indent) + "\n");
  }
}

int list(Session& session) {
  const auto& database = session.journal();
  store::Roll roll(database);
  Listing listing{.columns = columns(), .rows = {}, .id_column = "id"};
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 10}, {.title = {}, .rank = 1}}};
  std::vector<std::string> reasons;
  for (const auto& one : store::all<model::Introduction>(database)) {
    if (!is_open(one)) continue;
    reasons.push_back(one.why);
    listing.rows.push_back(row_of(one, roll));
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {roll.name(one.a) + " and " + roll.name(one.b), view::Tone::strong},
                          {next_words(one), view::Tone::calm}});
  }
  for (const auto& one : matches(session)) {
    reasons.push_back(one.why);
    listing.rows.push_back({Cell(), roll.handle(one.a), roll.handle(one.b), "suggested", one.why, Cell()});
    table.rows.push_back(
        {{""}, {roll.name(one.a) + " and " + roll.name(one.b), view::Tone::strong}, {"an idea", view::Tone::dim}});
  }
  if (session.for_people() && !table.rows.empty()) {
    say_with_reasons(session, table, reasons);
    return 0;
  }
  return reply(session, listing, table, "No introductions are open, and none comes to mind.");
}

std::optional<model::Introduction> between(Session& session, Id a, Id b) {
  std::optional<model::Introduction> newest;
  for (auto& one : store::between<model::Introduction>(session.journal(), a, b)) {
    if (is_open(one) || one.stage == Stage::made) newest = std::move(one);
  }
  return newest;
}

void apply(const Options& options, Day today, model::Introduction& one) {
  if (const std::string why(trimmed(options.text("WHY"))); !why.empty()) one.why = why;
  const Stage stage = model::parse<Stage>(options.value("--stage")).value_or(one.stage);
  if (stage != one.stage) {
    one.stage = stage;
    one.since = today;
  }
  if (const auto outcome = options.find("--outcome")) {
    one.outcome = trimmed(*outcome);
    if (one.stage < Stage::made) one.stage = Stage::made, one.since = today;
  }
  if (options.has("--thanked")) one.thanked = true;
}

int run(const Options& options, Session& session) {
  if (!options.has("A")) return list(session);
  store::Edit edit = session.edit("intro");
  const auto a = person(session, options.value("A"));
  if (!options.has("B")) throw Error(Fault::usage, "to whom?", "rapport intro " + a.handle + " PERSON \"why\"");
  const auto b = person(session, options.value("B"));
  if (a.id == b.id) throw Error(Fault::usage, a.name + " cannot be introduced to themselves");
  auto one = between(session, a.id, b.id);
  const std::string why(trimmed(options.text("WHY")));
  const bool moves = options.has("--stage") || options.has("--outcome") || options.has("--thanked");
  if (!one && why.empty() && !options.has("--stage")) {
    throw Error(Fault::usage, "why should they meet?", "rapport intro " + a.handle + " " + b.handle + " \"why\"");
  }
  if (one && why.empty() && !moves)
    throw Error(Fault::usage, "what has changed?", "rapport intro " + a.handle + " " + b.handle + " --stage asked");
  edit.call("intro " + a.handle + " " + b.handle);
  if (one) {
    one = edit.change<model::Introduction>(one->id, [&](auto& stored) { apply(options, session.today(), stored); });
  } else {
    one = model::Introduction{.a = a.id, .b = b.id, .since = session.today()};
    apply(options, session.today(), *one);
    edit.add(*one);
  }
  edit.settle();
  store::Roll roll(session.journal());
  const Fields row = fields(columns(), row_of(*one, roll));
  std::string words = shown(roll.name(one->a)) + " and " + shown(roll.name(one->b)) + ": " + next_words(*one);
  if (!one->outcome.empty()) words += ", " + shown(one->outcome);
  if (one->thanked) words += ", with thanks";
  words += " (" + store::short_id(session.journal(), one->id) + ").\n";
  if (const auto [when, option] = next_step(*one); *when != '\0')
    words += std::string("  ") + when + ": rapport intro " + a.handle + " " + b.handle + " " + option + "\n";
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command intro() {
  return {.name = "intro",
          .summary = "Introduce people to each other, asking both first",
          .group = Group::practice,
          .examples = {{"intro", "those that are open, and who could meet whom"},
                       {"intro priya marco \"both plan a move to Porto\"", "an idea"},
                       {"intro priya marco --stage asked", "both said yes; then --stage made"},
                       {"intro priya marco --outcome \"they share a flat\" --thanked", "what came of it"}},
          .parameters = {{.name = "A", .help = "whom", .completes = Completes::person},
                         {.name = "B", .help = "to whom", .completes = Completes::person},
                         {.name = "WHY", .help = "why they should meet", .repeats = true},
                         {.name = "--stage",
                          .value = "STAGE",
                          .help = "how far it is",
                          .choices = {"idea", "asked", "made", "declined"}},
                         {.name = "--outcome", .value = "TEXT", .help = "what came of it"},
                         {.name = "--thanked", .help = "thanks were said"}},
          .details =
              "Ideas come from `note --about need`, `offer` and `interest`: a need met by an offer, an interest that "
              "two share. Nobody is suggested who "
              "has met in a talk, or whose introduction was declined.",
          .columns = "id,a,b,stage,why,since",
          .run = run};
}

}  // namespace rapport::commands
