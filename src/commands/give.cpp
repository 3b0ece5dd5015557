#include <fmt/core.h>
#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/kinds.hpp"
#include "services/celebrations/celebrations.hpp"
#include "services/introductions/introduction_suggestions.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/recording/outgoing_contact.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/person_details.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::optional<std::string> text;
  std::string kind = "help";
  std::string by;
  std::optional<std::string> on;
  std::optional<int> limit;
};

constexpr std::size_t usual_ideas = 10;
/// A person who was given something is not suggested for this many days, except for a win or an introduction.
constexpr int days_of_rest = 30;

/// Something small to do for a person.
struct Idea {
  Id person;
  std::string what;
  std::string why;
};

struct IdeaRow {
  const Idea& idea;
  store::PersonNames& person_names;

  static std::vector<Column<IdeaRow>> columns() {
    return {{"handle", [](auto& row) -> Cell { return row.person_names.handle(row.idea.person); }},
            {"name", [](auto& row) -> Cell { return row.person_names.name(row.idea.person); }},
            {"what", [](auto& row) -> Cell { return row.idea.what; }},
            {"why", [](auto& row) -> Cell { return row.idea.why; }}};
  }
};

/// Praise for open wins first, then introductions, then needs and interests; each person once.
std::vector<Idea> ideas(Session& session) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  std::vector<Idea> found;
  std::set<Id> seen;
  const auto put = [&](Id person, std::string what, std::string why) {
    if (seen.insert(person).second) found.push_back({person, std::move(what), std::move(why)});
  };
  for (const auto& celebration : celebrations_of(session, 0)) {
    if (celebration.kind == "win") put(celebration.person, "a word of praise", celebration.what);
  }
  for (const auto& one : introduction_suggestions(session))
    put(one.a, "an introduction to " + person_names.name(one.b), one.why);
  const auto given = store::given_to_after(database, session.today() - days_of_rest);
  seen.insert(given.begin(), given.end());
  const auto put_newest_first = [&](std::string_view about, const std::string& what, const std::string& why) {
    const auto facts = store::shareable_facts(database, about);
    for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) put(fact->person, what, why + fact->text);
  };
  put_newest_first("need", "a hand", "needs: ");
  put_newest_first("interest", "something to read", "cares about: ");
  return found;
}

int list(Session& session, std::optional<int> limit) {
  auto found = ideas(session);
  const std::size_t most = static_cast<std::size_t>(limit.value_or(session.is_human_output() ? usual_ideas : 0));
  const std::size_t more = most > 0 && found.size() > most ? found.size() - most : 0;
  found.resize(found.size() - more);
  store::PersonNames person_names(session.journal());
  view::Table table{.columns = {{.title = {}, .flexible = true, .least = 10},
                                {.title = {}},
                                {.title = {}, .flexible = true, .least = 12}}};
  for (const Idea& one : found) {
    table.rows.push_back({{person_names.name(one.person), view::Tone::strong}, {one.what}, {one.why, view::Tone::dim}});
  }
  const int status = reply(session,
                           listing("handle", found,
                                   [&](auto& one) {
                                     return IdeaRow{one, person_names};
                                   }),
                           table, "No ideas yet. Note what people need: rapport note PERSON \"...\" --about need");
  if (more > 0 && session.is_human_output()) session.say("and " + std::to_string(more) + " more\n");
  return status;
}

int run(const Arguments& arguments, Session& session) {
  if (!arguments.person) return list(session, arguments.limit);
  store::Edit edit = session.edit("give");
  const auto who = person(session, *arguments.person);
  edit.call("give " + who.handle);
  const Day on = past_day(arguments.on, session.today());
  const std::string text = text_to_store(session, arguments.text, "what you gave");
  auto interaction = contact(who.id, on, arguments.kind, arguments.by, text);
  interaction.gave = text;
  edit.add(interaction);
  edit.settle();
  const std::string words = fmt::format("Gave {}: {}, {} ({}).\n", shown(who.name), shown(text),
                                        view::date_text(interaction.date, session.today()),
                                        store::short_id(session.journal(), interaction.id));
  store::PersonNames person_names(session.journal());
  const Fields row = fields(InteractionRow{interaction, person_names.handles(interaction.people)});
  session.commit(edit);
  return reply(session, edit, row, words);
}

std::vector<std::string> texts(std::span<const std::string_view> views) { return {views.begin(), views.end()}; }

}  // namespace

Command give() {
  return {
      .name = "give",
      .summary = "Offer help, a resource, praise or an introduction",
      .group = Group::practice,
      .examples = {{"give", "ideas: for whom you could do something small"},
                   {"give marco \"the article on batteries\" --kind resource", "counts as being in touch"},
                   {"give zoe \"told her publisher how good it is\" --kind praise", "praise"}},
      .parameters =
          {{.name = "PERSON", .help = "to whom", .completes = Completes::person, .to = to<&Arguments::person>},
           {.name = "TEXT", .help = "what you gave", .repeats = true, .to = to<&Arguments::text>},
           {.name = "--kind",
            .value = "KIND",
            .help = "what kind (help)",
            .choices = {"help", "resource", "praise", "intro"},
            .to = to<&Arguments::kind>},
           {.name = "--by",
            .value = "CHANNEL",
            .help = "by which channel",
            .choices = texts(model::channels()),
            .to = to<&Arguments::by>},
           {.name = "--on",
            .value = "DATE",
            .help = "the day it happened",
            .completes = Completes::date,
            .to = to<&Arguments::on>},
           {.name = "--limit", .value = "N", .help = "at most N ideas (10)", .least = 1, .to = to<&Arguments::limit>}},
      .details =
          "Nothing is counted and nothing is owed. Ideas come from open wins, from the needs, offers and interests you "
          "noted, and from people who could meet each other.",
      .columns = keys<IdeaRow>,
      .replies = {keys<InteractionRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
