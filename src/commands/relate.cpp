#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "model/relations.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/listings/person_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/entries.hpp"
#include "store/history.hpp"
#include "store/person_details.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> a;
  std::optional<std::string> kind;
  std::optional<std::string> b;
  std::optional<std::string> since;
  std::optional<std::string> until;
  bool rm = false;
};

int list(Session& session, std::optional<Id> person) {
  const auto& database = session.journal();
  const auto relations = person ? store::relations(database, *person) : store::relations(database);
  store::PersonNames person_names(database);
  store::ShortIds ids(database);
  view::Table table{.columns = {{}, {.flexible = true, .least = 20}}};
  for (const auto& one : relations) {
    table.rows.push_back(
        {{ids.of(one.id), view::Tone::dim}, {relation_text(one, person.value_or(one.b), person_names)}});
  }
  return reply(session,
               listing("id", relations,
                       [&](auto& one) {
                         return RelationRow{one, person_names};
                       }),
               table, "No relations yet.");
}

/// The current relation between two people that says the same, from either side.
std::optional<model::Relation> known_relation(const store::Database& database, const model::Relation& like) {
  const auto inverse = model::inverse_of(like.kind);
  for (auto& one : store::between<model::Relation>(database, like.a, like.b)) {
    const bool same = one.a == like.a && fold(one.kind) == fold(like.kind);
    const bool other_side = one.a == like.b && inverse && fold(one.kind) == *inverse;
    if ((same || other_side) && !one.until.known()) return one;
  }
  return std::nullopt;
}

std::string words_of(Session& session, const model::Relation& relation) {
  store::PersonNames person_names(session.journal());
  return shown(relation_text(relation, relation.b, person_names)) + ".\n";
}

int run(const Arguments& arguments, Session& session) {
  if (!arguments.a) return list(session, std::nullopt);
  if (!arguments.kind) return list(session, person(session, *arguments.a).id);
  store::Edit edit = session.edit("relate");
  const auto a = person(session, *arguments.a);
  if (!arguments.b)
    throw Error(ErrorCode::usage, "no second person given", "rapport relate " + a.handle + " manager PERSON");
  const auto b = person(session, *arguments.b);
  if (a.id == b.id) throw Error(ErrorCode::usage, a.name + " cannot be related to themselves");
  const std::string kind(trimmed(*arguments.kind));
  if (kind.empty()) throw Error(ErrorCode::usage, "no relation given", "manager, mentor, peer, client ... or any word");
  model::Relation relation{.a = a.id, .kind = kind, .b = b.id};
  const auto known = known_relation(session.journal(), relation);
  edit.call(fmt::format("relate {} {}", a.handle, b.handle));
  if (arguments.rm) {
    if (!known)
      throw Error(ErrorCode::not_found, fmt::format("{} is not on record as {} of {}", a.name, kind, b.name),
                  "rapport relate " + a.handle);
    edit.remove<model::Relation>(known->id);
    store::PersonNames person_names(session.journal());
    const Fields row = fields(RelationRow{*known, person_names});
    session.commit(edit);
    return reply(session, edit, row, "Removed: " + words_of(session, *known));
  }
  const auto say = [&](model::Relation& one) {
    if (arguments.since) one.since = checked_past_date(*arguments.since, session.today());
    if (arguments.until) one.until = checked_past_date(*arguments.until, session.today());
  };
  if (known)
    relation = edit.change<model::Relation>(known->id, say);
  else
    say(relation), edit.add(relation);
  store::PersonNames person_names(session.journal());
  const Fields row = fields(RelationRow{relation, person_names});
  const std::string words = "Recorded: " + words_of(session, relation);
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command relate() {
  return {.name = "relate",
          .summary = "Record how people are related",
          .group = Group::practice,
          .examples = {{"relate priya manager marco", "Priya is Marco's manager, and Marco is her report"},
                       {"relate zoe mentor sam --since 2025", "with a start date"},
                       {"relate priya manager marco --until 2026-10", "it has ended; it is kept"},
                       {"relate priya", "list her relations"}},
          .parameters = {{.name = "A", .help = "who", .completes = Completes::person, .to = to<&Arguments::a>},
                         {.name = "KIND",
                          .help = "manager, mentor, peer, client, friend ... or any word",
                          .to = to<&Arguments::kind>},
                         {.name = "B", .help = "of whom", .completes = Completes::person, .to = to<&Arguments::b>},
                         {.name = "--since",
                          .value = "DATE",
                          .help = "since when: 2024-05-17, 2024-05 or 2024",
                          .completes = Completes::date,
                          .to = to<&Arguments::since>},
                         {.name = "--until",
                          .value = "DATE",
                          .help = "when it ended",
                          .completes = Completes::date,
                          .to = to<&Arguments::until>},
                         {.name = "--rm", .help = "remove the relation", .to = to<&Arguments::rm>}},
          .details =
              "Manager and report, mentor and mentee, client and vendor and so on are two sides of one relation: "
              "record one, and both are shown. What somebody is to you is `edit PERSON --relation`.",
          .columns = keys<RelationRow>,
          .replies = {keys<RelationRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
