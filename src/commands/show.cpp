#include <fmt/core.h>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/relations.hpp"
#include "services/celebrations/celebrations.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/listings/person_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/profile/profile.hpp"
#include "services/reachouts/cadence_text.hpp"
#include "services/reachouts/reachouts.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/interactions.hpp"
#include "store/person_details.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string person;
  bool facts = false;
};

constexpr std::size_t last_interactions = 5;

std::vector<std::string> values(const Profile& known, std::string_view kind) {
  std::vector<std::string> found;
  for (const auto& detail : known.details) {
    if (detail.kind == kind) found.push_back(detail.value);
  }
  return found;
}

std::string former_job_text(const model::Job& job) {
  std::string text = job.role;
  if (!job.org.empty()) text += (text.empty() ? "" : " at ") + job.org;
  if (job.since.known()) text += ", from " + model::to_text(job.since);
  return text + ", until " + model::to_text(job.until);
}

std::string met_text(Session& session, const model::Person& who) {
  std::string text = who.met;
  if (who.met_on.known()) text += (text.empty() ? "" : ", ") + model::to_text(who.met_on);
  if (who.met_via) {
    store::PersonNames person_names(session.journal());
    text += (text.empty() ? "through " : ", through ") + person_names.name(who.met_via);
  }
  return text;
}

view::Table facts_table(Session& session, const Profile& known) {
  const model::Person& who = known.row.person;
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 12}}, .rows = {}, .indent = 2};
  const auto put = [&](const char* title, const std::string& text) {
    if (!text.empty()) table.rows.push_back({{title, view::Tone::dim}, {text}});
  };
  put("also", join(values(known, "alias"), ", "));
  put("works", job_text(known));
  for (const auto& job : known.jobs) {
    if (job.until.known()) put("worked", former_job_text(job));
  }
  const auto direction = model::direction_of(who.relation);
  put("relation", who.relation + (direction.empty() ? "" : " (" + std::string(direction) + ")"));
  store::PersonNames person_names(session.journal());
  for (const auto& one : known.relations) put("related", relation_text(one, who.id, person_names));
  for (const auto& one : known.styles)
    put(one.key.c_str(), one.value + (one.because.empty() ? "" : " (" + one.because + ")"));
  put("tags", join(known.row.tags, ", ", [](const auto& tag) { return "#" + tag; }));
  put("cadence", who.status != model::Status::active ? std::string(model::to_text(who.status))
                 : who.every == "never"              ? "never"
                 : known.row.contact_state.schedule
                     ? why(known.row.contact_state, session.today())
                     : "none; " + contact_text(known.row.contact_state, session.today()));
  put("e-mail", join(values(known, "email"), ", "));
  put("phone", join(values(known, "phone"), ", "));
  put("page", join(values(known, "url"), ", "));
  put("met", met_text(session, who));
  for (const auto& one : known.occasions) put(one.kind.c_str(), model::to_text(one.date));
  return table;
}

void say_block(Session& session, const std::string& heading, const view::Table& table) {
  if (table.rows.empty()) return;
  session.say(
      fmt::format("\n{}\n{}", session.paint()(view::Tone::strong, heading), view::render(table, session.display())));
}

template <class Entities, class Text>
view::Table simple_table(Session& session, const Entities& entities, Text text) {
  view::Table table{.columns = {{.title = {}}, {.title = {}, .rank = 1}, {.title = {}, .flexible = true, .least = 12}},
                    .rows = {},
                    .indent = 2};
  store::ShortIds ids(session.journal());
  for (const auto& one : entities) {
    const auto [day, words] = text(one);
    table.rows.push_back(
        {{ids.of(one.id), view::Tone::dim}, {view::date_text(day, session.today()), view::Tone::calm}, {words}});
  }
  return table;
}

void say_page(Session& session, const Profile& known) {
  using Words = std::pair<Day, std::string>;
  const model::Person& who = known.row.person;
  session.say(fmt::format("{}  @{}\n", session.paint()(view::Tone::strong, shown(who.name)), shown(who.handle)));
  session.say(view::render(facts_table(session, known), session.display()));
  say_block(session, "Promised", promise_table(session, known.promises));
  say_block(session, "Thank", thank_table(session, known.thanks));
  say_block(session, "Wins", simple_table(session, known.wins, [](const model::Win& one) {
              return Words{one.won_on, one.text + (one.celebrated_on ? "" : " (to celebrate)")};
            }));
  say_block(session, "Ask next time", simple_table(session, known.questions, [](const auto& one) {
              return Words{one.noted_on, one.text};
            }));
  say_block(session, "Facts", simple_table(session, known.facts, [](const model::Fact& one) {
              return Words{one.learned_on, (one.about.empty() ? "" : one.about + ": ") + one.text};
            }));
  say_block(session, "Last contact", simple_table(session, known.interactions, [](const auto& one) {
              return Words{one.date, one.kind + ": " + one.text};
            }));
}

std::vector<Fields> jobs(const Profile& known) {
  std::vector<Fields> list;
  for (const auto& one : known.jobs) {
    list.push_back({{"org", rapport::known(one.org)},
                    {"role", rapport::known(one.role)},
                    {"since", rapport::known(model::to_text(one.since))},
                    {"until", rapport::known(model::to_text(one.until))}});
  }
  return list;
}

std::vector<Fields> wins(const Profile& known) {
  std::vector<Fields> list;
  for (const auto& one : known.wins)
    list.push_back({{"id", one.id}, {"text", one.text}, {"date", one.won_on}, {"celebrated_on", one.celebrated_on}});
  return list;
}

std::vector<Fields> questions(const Profile& known) {
  std::vector<Fields> list;
  for (const auto& one : known.questions) list.push_back({{"id", one.id}, {"text", one.text}});
  return list;
}

/// Everything known about a person, apart from the row of `list`.
struct ProfileRow {
  Session& session;
  const Profile& known;
  store::PersonNames& person_names;

  const model::Person& who() const { return known.row.person; }
  Day today() const { return session.today(); }
  std::optional<Day> next(const model::Occasion& one) const {
    return model::next_after(one.date, today(), session.settings().leap_day);
  }

  static std::vector<Column<ProfileRow>> columns();
};

std::vector<Column<ProfileRow>> ProfileRow::columns() {
  return {
      {"id", [](auto& row) -> Cell { return row.who().id; }},
      {"added_on", [](auto& row) -> Cell { return row.who().added_on; }},
      {"aliases", [](auto& row) -> Cell { return values(row.known, "alias"); }},
      {"emails", [](auto& row) -> Cell { return values(row.known, "email"); }},
      {"phones", [](auto& row) -> Cell { return values(row.known, "phone"); }},
      {"urls", [](auto& row) -> Cell { return values(row.known, "url"); }},
      {"jobs", [](auto& row) -> Cell { return jobs(row.known); }},
      {"met", [](auto& row) -> Cell { return rapport::known(row.who().met); }},
      {"met_on", [](auto& row) -> Cell { return rapport::known(model::to_text(row.who().met_on)); }},
      {"met_via",
       [](auto& row) -> Cell { return row.who().met_via ? Cell(row.person_names.handle(row.who().met_via)) : Cell(); }},
      {"snoozed_until", [](auto& row) -> Cell { return row.who().snoozed_until; }},
      {"tries", [](auto& row) -> Cell { return row.known.row.contact_state.tries; }},
      {"promises",
       [](auto& row) -> Cell {
         return objects(row.known.promises, [&](auto& one) { return PromiseRow{one, row.person_names, row.today()}; });
       }},
      {"thanks",
       [](auto& row) -> Cell {
         return objects(row.known.thanks, [&](auto& one) { return ThankRow{one, row.person_names, row.today()}; });
       }},
      {"wins", [](auto& row) -> Cell { return wins(row.known); }},
      {"occasions",
       [](auto& row) -> Cell {
         return objects(row.known.occasions, [&](auto& one) {
           return OccasionRow{one, row.person_names, row.today(), row.next(one)};
         });
       }},
      {"facts",
       [](auto& row) -> Cell {
         return objects(row.known.facts, [&](auto& one) { return FactRow{one, row.person_names}; });
       }},
      {"questions", [](auto& row) -> Cell { return questions(row.known); }},
      {"direction",
       [](auto& row) -> Cell { return rapport::known(std::string(model::direction_of(row.who().relation))); }},
      {"relations",
       [](auto& row) -> Cell {
         return objects(row.known.relations, [&](auto& one) { return RelationRow{one, row.person_names}; });
       }},
      {"style",
       [](auto& row) -> Cell {
         return objects(row.known.styles, [&](auto& one) { return StyleRow{one, row.person_names}; });
       }},
      {"talks", [](auto& row) -> Cell {
         return objects(row.known.interactions, [&](auto& one) {
           return InteractionRow{one, row.person_names.handles(one.people)};
         });
       }}};
}

/// Lists all facts, including those that no longer hold.
int list_facts(Session& session, const model::Person& who) {
  const auto& database = session.journal();
  store::PersonNames person_names(database);
  const auto facts = store::facts_with_former(database, who.id);
  store::ShortIds ids(database);
  view::Table table{
      .columns = {
          {.title = {}}, {.title = {}}, {.title = {}, .rank = 1}, {.title = {}, .flexible = true, .least = 12}}};
  for (const auto& one : facts) {
    const auto tone = one.superseded_by ? view::Tone::dim : view::Tone::plain;
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {one.about, view::Tone::dim},
                          {view::date_text(one.learned_on, session.today()), view::Tone::calm},
                          {one.text + (one.superseded_by ? " (no longer)" : ""), tone}});
  }
  return reply(session,
               listing("id", facts,
                       [&](auto& one) {
                         return FactRow{one, person_names};
                       }),
               table, "No facts recorded yet about " + shown(who.name) + ".");
}

int run(const Arguments& arguments, Session& session) {
  const auto who = person(session, arguments.person);
  if (arguments.facts) return list_facts(session, who);
  const auto known = profile_of(session, who, last_interactions);
  if (session.is_human_output()) {
    say_page(session, known);
    return 0;
  }
  store::PersonNames person_names(session.journal());
  print_object(session, fields(ListRow{known.row, session.today()}, ProfileRow{session, known, person_names}),
               "handle");
  return 0;
}

}  // namespace

Command show() {
  return {.name = "show",
          .summary = "Show a person in full",
          .group = Group::look,
          .examples = {{"show priya", "by handle, name, alias, address, or any part that only one person has"},
                       {"show priya --json", "for a program"}},
          .parameters = {{.name = "PERSON",
                          .help = "whom to show",
                          .required = true,
                          .repeats = true,
                          .completes = Completes::person,
                          .to = to<&Arguments::person>},
                         {.name = "--facts",
                          .help = "list all facts, including those that no longer hold",
                          .to = to<&Arguments::facts>}},
          .details = "Private entries are included, because this page is for you alone.",
          .columns = keys<ListRow, ProfileRow>,
          .also = {{"With --facts", keys<FactRow>}},
          .run = runs<run>};
}

}  // namespace rapport::commands
