#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/introductions/introduction_suggestions.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/history.hpp"
#include "store/people.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> a;
  std::optional<std::string> b;
  std::string why;
  std::optional<model::Stage> stage;
  std::optional<std::string> outcome;
  bool thanked = false;
};

using model::Stage;

/// An introduction or a suggestion.
struct IntroductionRow {
  Id id;
  std::string a;
  std::string b;
  std::string stage;
  std::string why;
  std::optional<Day> since;

  static std::vector<Column<IntroductionRow>> columns() {
    return {{"id", [](auto& row) -> Cell { return row.id; }},
            {"a", [](auto& row) -> Cell { return row.a; }},
            {"b", [](auto& row) -> Cell { return row.b; }},
            {"stage", [](auto& row) -> Cell { return row.stage; }},
            {"why", [](auto& row) -> Cell { return known(row.why); }},
            {"since", [](auto& row) -> Cell { return row.since; }}};
  }
};

IntroductionRow row_of(const model::Introduction& one, store::PersonNames& person_names) {
  return {
      one.id,   person_names.handle(one.a), person_names.handle(one.b), std::string(model::to_text(one.stage)), one.why,
      one.since};
}

/// Whether an introduction still needs something: to be asked, made, or followed up.
bool is_open(const model::Introduction& one) {
  return one.stage < Stage::made || (one.stage == Stage::made && one.outcome.empty());
}

std::string next_text(const model::Introduction& one) {
  if (one.stage == Stage::idea) return "ask both first";
  if (one.stage == Stage::asked) return "both agreed";
  if (is_open(one)) return "made; how did it go?";
  return std::string(model::to_text(one.stage));
}

/// When to record the next step, and the option for it.
std::pair<const char*, const char*> next_step(const model::Introduction& one) {
  if (one.stage == Stage::idea) return {"when both agree", "--stage asked"};
  if (one.stage == Stage::asked) return {"when they know of each other", "--stage made"};
  if (is_open(one)) return {"when you hear how it went", "--outcome \"...\""};
  return {"", ""};
}

/// Prints the reason below each pair, in full.
void say_with_reasons(Session& session, const view::Table& table, const std::vector<std::string>& reasons) {
  constexpr int indent = 2;
  const auto lines = view::render_lines(table, session.display());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    session.say(lines[i] + "\n");
    if (!reasons[i].empty())
      session.say(view::wrap("  " + shown(reasons[i]), session.display().columns, indent) + "\n");
  }
}

int list(Session& session) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  const auto all = store::all<model::Introduction>(database);
  const auto ideas = introduction_suggestions(session);
  std::vector<IntroductionRow> rows;
  store::ShortIds ids(database);
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 10}, {.title = {}, .rank = 1}}};
  std::vector<std::string> reasons;
  for (const auto& one : all) {
    if (!is_open(one)) continue;
    reasons.push_back(one.why);
    rows.push_back(row_of(one, person_names));
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {person_names.name(one.a) + " and " + person_names.name(one.b), view::Tone::strong},
                          {next_text(one), view::Tone::calm}});
  }
  for (const auto& one : ideas) {
    reasons.push_back(one.why);
    rows.push_back({{}, person_names.handle(one.a), person_names.handle(one.b), "suggested", one.why, {}});
    table.rows.push_back({{""},
                          {person_names.name(one.a) + " and " + person_names.name(one.b), view::Tone::strong},
                          {"an idea", view::Tone::dim}});
  }
  if (session.is_human_output() && !table.rows.empty()) {
    say_with_reasons(session, table, reasons);
    return 0;
  }
  return reply(session, listing("id", rows), table, "No open introductions, and no ideas for new ones.");
}

std::optional<model::Introduction> between(Session& session, Id a, Id b) {
  std::optional<model::Introduction> newest;
  for (auto& one : store::between<model::Introduction>(session.journal(), a, b)) {
    if (is_open(one) || one.stage == Stage::made) newest = std::move(one);
  }
  return newest;
}

void apply(const Arguments& arguments, Day today, model::Introduction& one) {
  if (const std::string why(trimmed(arguments.why)); !why.empty()) one.why = why;
  const Stage stage = arguments.stage.value_or(one.stage);
  if (stage != one.stage) {
    one.stage = stage;
    one.since = today;
  }
  if (arguments.outcome) {
    one.outcome = trimmed(*arguments.outcome);
    if (one.stage < Stage::made) one.stage = Stage::made, one.since = today;
  }
  if (arguments.thanked) one.thanked = true;
}

int run(const Arguments& arguments, Session& session) {
  if (!arguments.a) return list(session);
  store::Edit edit = session.edit("intro");
  const auto a = person(session, *arguments.a);
  if (!arguments.b)
    throw Error(ErrorCode::usage, "no second person given", "rapport intro " + a.handle + " PERSON \"why\"");
  const auto b = person(session, *arguments.b);
  if (a.id == b.id) throw Error(ErrorCode::usage, a.name + " cannot be introduced to themselves");
  auto one = between(session, a.id, b.id);
  const std::string why(trimmed(arguments.why));
  const bool moves = arguments.stage || arguments.outcome || arguments.thanked;
  if (!one && why.empty() && !arguments.stage) {
    throw Error(ErrorCode::usage, "no reason given", fmt::format("rapport intro {} {} \"why\"", a.handle, b.handle));
  }
  if (one && why.empty() && !moves)
    throw Error(ErrorCode::usage, "nothing to change",
                fmt::format("rapport intro {} {} --stage asked", a.handle, b.handle));
  edit.call(fmt::format("intro {} {}", a.handle, b.handle));
  if (one) {
    one = edit.change<model::Introduction>(one->id, [&](auto& stored) { apply(arguments, session.today(), stored); });
  } else {
    one = model::Introduction{.a = a.id, .b = b.id, .since = session.today()};
    apply(arguments, session.today(), *one);
    edit.add(*one);
  }
  edit.settle();
  store::PersonNames person_names(session.journal());
  const Fields row = fields(row_of(*one, person_names));
  std::string words =
      fmt::format("Recorded introduction {}: {} and {}, {}", store::short_id(session.journal(), one->id),
                  shown(person_names.name(one->a)), shown(person_names.name(one->b)), next_text(*one));
  if (!one->outcome.empty()) words += ", " + shown(one->outcome);
  if (one->thanked) words += ", with thanks";
  words += ".\n";
  if (const auto [when, option] = next_step(*one); *when != '\0')
    words += fmt::format("  {}: rapport intro {} {} {}\n", when, a.handle, b.handle, option);
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command intro() {
  return {
      .name = "intro",
      .summary = "Introduce people to each other, after asking both",
      .group = Group::practice,
      .examples = {{"intro", "open introductions, and who could meet"},
                   {"intro priya marco \"both plan a move to Porto\"", "an idea"},
                   {"intro priya marco --stage asked", "both said yes; next is --stage made"},
                   {"intro priya marco --outcome \"they share a flat\" --thanked", "what came of it"}},
      .parameters = {{.name = "A", .help = "whom", .completes = Completes::person, .to = to<&Arguments::a>},
                     {.name = "B", .help = "to whom", .completes = Completes::person, .to = to<&Arguments::b>},
                     {.name = "WHY", .help = "why they should meet", .repeats = true, .to = to<&Arguments::why>},
                     {.name = "--stage",
                      .value = "STAGE",
                      .help = "how far it has come",
                      .choices = {"idea", "asked", "made", "declined"},
                      .to = to<&Arguments::stage>},
                     {.name = "--outcome", .value = "TEXT", .help = "what came of it", .to = to<&Arguments::outcome>},
                     {.name = "--thanked", .help = "thanks were said", .to = to<&Arguments::thanked>}},
      .details =
          "Suggestions come from `note --about need`, `offer` and `interest`: a need that an offer meets, or an "
          "interest that two people share. People who have already met, or whose introduction was declined, are not "
          "suggested.",
      .columns = keys<IntroductionRow>,
      .replies = {keys<IntroductionRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
