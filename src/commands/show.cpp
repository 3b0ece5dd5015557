#include <algorithm>

#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/joys.hpp"
#include "commands/people.hpp"
#include "commands/reply.hpp"
#include "commands/rows.hpp"
#include "commands/sentences.hpp"
#include "commands/touches.hpp"
#include "store/history.hpp"
#include "store/talks.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

constexpr std::size_t last_talks = 5;

/// All that is known of one person.
struct Known {
  store::PersonRow row;
  std::vector<model::Detail> details;
  std::vector<model::Job> jobs;
  std::vector<model::Promise> promises;
  std::vector<model::Gratitude> thanks;
  std::vector<model::Win> wins;
  std::vector<model::Occasion> occasions;
  std::vector<model::Fact> facts;
  std::vector<model::Question> questions;
  std::vector<model::Interaction> talks;
};

template <class Entity>
std::vector<Entity> about(const store::Database& database, Id person, const std::string& tail) {
  auto found = store::select<Entity>(database, tail);
  std::erase_if(found, [&](const Entity& one) {
    return std::find(one.people.begin(), one.people.end(), person) == one.people.end();
  });
  return found;
}

Known known_of(Session& session, const model::Person& who) {
  const auto& database = session.journal();
  store::Statements statements(database);
  return {
      .row = store::person_row(statements, who),
      .details = store::details(database, who.id),
      .jobs = store::select<model::Job>(database, "WHERE person=? ORDER BY until<>'',id DESC", who.id),
      .promises = about<model::Promise>(database, who.id, "WHERE state='open'ORDER BY due_on='',due_on,id"),
      .thanks = store::select<model::Gratitude>(database, "WHERE person=? AND said_on=''ORDER BY felt_on,id", who.id),
      .wins = store::select<model::Win>(database, "WHERE person=? ORDER BY won_on,id", who.id),
      .occasions = store::select<model::Occasion>(database, "WHERE person=? ORDER BY id", who.id),
      .facts =
          store::select<model::Fact>(database, "WHERE person=? AND superseded_by=0 ORDER BY learned_on,id", who.id),
      .questions = about<model::Question>(database, who.id, "WHERE settled_on=''ORDER BY noted_on,id"),
      .talks = store::talks(database, {.with = who.id, .limit = last_talks})};
}

std::vector<std::string> values(const Known& known, std::string_view kind) {
  std::vector<std::string> found;
  for (const auto& detail : known.details) {
    if (detail.kind == kind) found.push_back(detail.value);
  }
  return found;
}

std::string listed(const std::vector<std::string>& words, const char* mark = "") {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(mark).append(word);
  return text;
}

std::string job_words(const Known& known) {
  std::string text = known.row.role;
  if (!known.row.org.empty()) text += (text.empty() ? "" : " at ") + known.row.org;
  return text;
}

std::string met_words(Session& session, const model::Person& who) {
  std::string text = who.met;
  if (who.met_on.known()) text += (text.empty() ? "" : ", ") + model::to_text(who.met_on);
  if (who.met_via) {
    store::Roll roll(session.journal());
    text += (text.empty() ? "through " : ", through ") + roll.name(who.met_via);
  }
  return text;
}

view::Table facts_table(Session& session, const Known& known) {
  const model::Person& who = known.row.person;
  view::Table table{.columns = {{.title = {}}, {.title = {}, .flexible = true, .least = 12}}, .rows = {}, .indent = 2};
  const auto put = [&](const char* title, const std::string& text) {
    if (!text.empty()) table.rows.push_back({{title, view::Tone::dim}, {text}});
  };
  put("also", listed(values(known, "alias")));
  put("works", job_words(known));
  put("is my", who.relation);
  put("tags", listed(known.row.tags, "#"));
  put("rhythm", who.status != "active"      ? who.status
                : who.every == "never"      ? "never"
                : known.row.standing.rhythm ? why(known.row.standing, session.today())
                                            : "none; " + contact_words(known.row.standing, session.today()));
  put("e-mail", listed(values(known, "email")));
  put("phone", listed(values(known, "phone")));
  put("page", listed(values(known, "url")));
  put("met", met_words(session, who));
  for (const auto& one : known.occasions) put(one.kind.c_str(), model::to_text(one.date));
  return table;
}

void say_block(Session& session, const std::string& heading, const view::Table& table) {
  if (table.rows.empty()) return;
  session.say("\n" + session.paint()(view::Tone::strong, heading) + "\n" + view::render(table, session.page()));
}

template <class Entities, class Text>
view::Table simple_table(Session& session, const Entities& entities, Text text) {
  view::Table table{.columns = {{.title = {}}, {.title = {}, .rank = 1}, {.title = {}, .flexible = true, .least = 12}},
                    .rows = {},
                    .indent = 2};
  for (const auto& one : entities) {
    const auto [day, words] = text(one);
    table.rows.push_back({{store::short_id(session.journal(), one.id), view::Tone::dim},
                          {view::date_words(day, session.today()), view::Tone::calm},
                          {words}});
  }
  return table;
}

void say_page(Session& session, const Known& known) {
  using Words = std::pair<Day, std::string>;
  const model::Person& who = known.row.person;
  session.say(session.paint()(view::Tone::strong, session.safe(who.name)) + "  @" + who.handle + "\n");
  session.say(view::render(facts_table(session, known), session.page()));
  say_block(session, "Promised", promise_table(session, known.promises));
  say_block(session, "Thank", thank_table(session, known.thanks));
  say_block(session, "Wins", simple_table(session, known.wins, [](const model::Win& one) {
              return Words{one.won_on, one.text + (one.celebrated_on ? "" : " (to celebrate)")};
            }));
  say_block(session, "Ask next time", simple_table(session, known.questions, [](const auto& one) {
              return Words{one.noted_on, one.text};
            }));
  say_block(session, "Known", simple_table(session, known.facts, [](const model::Fact& one) {
              return Words{one.learned_on, (one.about.empty() ? "" : one.about + ": ") + one.text};
            }));
  say_block(session, "Last talks", simple_table(session, known.talks, [](const auto& one) {
              return Words{one.date, one.kind + ": " + one.text};
            }));
}

Fields object_of(Session& session, const Known& known) {
  const model::Person& who = known.row.person;
  store::Roll roll(session.journal());
  Fields object = fields(list_columns, list_row(known.row, session.today()));
  const auto rows = [&](const std::vector<std::string>& columns, const auto& entities, auto row_of) {
    std::vector<Fields> list;
    for (const auto& one : entities) list.push_back(fields(columns, row_of(one)));
    return list;
  };
  std::vector<Fields> facts;
  for (const auto& one : known.facts) {
    facts.push_back({{"id", one.id},
                     {"handle", who.handle},
                     {"about", rapport::known(one.about)},
                     {"text", one.text},
                     {"learned_on", one.learned_on},
                     {"sensitive", one.sensitive}});
  }
  std::vector<Fields> jobs;
  for (const auto& one : known.jobs) {
    jobs.push_back({{"org", rapport::known(one.org)},
                    {"role", rapport::known(one.role)},
                    {"since", rapport::known(model::to_text(one.since))},
                    {"until", rapport::known(model::to_text(one.until))}});
  }
  std::vector<Fields> wins;
  for (const auto& one : known.wins)
    wins.push_back({{"id", one.id}, {"text", one.text}, {"date", one.won_on}, {"celebrated_on", one.celebrated_on}});
  std::vector<Fields> questions;
  for (const auto& one : known.questions) questions.push_back({{"id", one.id}, {"text", one.text}});
  const auto leap = session.settings().leap_day;
  object.insert(
      object.end(),
      {{"id", who.id},
       {"added_on", who.added_on},
       {"aliases", values(known, "alias")},
       {"emails", values(known, "email")},
       {"phones", values(known, "phone")},
       {"urls", values(known, "url")},
       {"jobs", std::move(jobs)},
       {"met", rapport::known(who.met)},
       {"met_on", rapport::known(model::to_text(who.met_on))},
       {"met_via", who.met_via ? Cell(roll.handle(who.met_via)) : Cell()},
       {"snoozed_until", who.snoozed_until},
       {"tries", known.row.standing.tries},
       {"promises",
        rows(promise_columns, known.promises, [&](auto& one) { return promise_row(one, roll, session.today()); })},
       {"thanks", rows(thank_columns, known.thanks, [&](auto& one) { return thank_row(one, roll, session.today()); })},
       {"wins", std::move(wins)},
       {"occasions", rows(occasion_columns, known.occasions,
                          [&](auto& one) { return occasion_row(one, roll, session.today(), leap); })},
       {"facts", std::move(facts)},
       {"questions", std::move(questions)},
       {"talks", rows(journal_columns, known.talks, [&](auto& one) { return journal_row(one, roll); })}});
  return object;
}

int run(const Options& options, Session& session) {
  const auto known = known_of(session, person(session, options.text("PERSON")));
  if (session.for_people())
    say_page(session, known);
  else
    print_object(session, object_of(session, known), "handle");
  return 0;
}

}  // namespace

Command show() {
  return {.name = "show",
          .summary = "Show one person in full",
          .group = Group::look,
          .examples = {{"show priya", "by handle, name, alias, address, or a part that fits only one"},
                       {"show priya --json", "for a program"}},
          .parameters =
              {{.name = "PERSON", .help = "whom", .required = true, .repeats = true, .completes = Completes::person}},
          .details = "What is private is shown: this page is for your own eyes.",
          .columns =
              "the columns of list, then "
              "id,added_on,aliases,emails,phones,urls,jobs,met,met_on,met_via,snoozed_until,tries,promises,thanks,wins,"
              "occasions,facts,questions,talks",
          .run = run};
}

}  // namespace rapport::commands
