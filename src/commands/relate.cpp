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
  view::Table table{.columns = {{.title = {}},
                                {.title = {}, .flexible = true, .least = 10},
                                {.title = {}, .flexible = true, .least = 12}}};
  for (const auto& one : relations) {
    const Id whose = person.value_or(one.b);
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {person_names.name(whose), view::Tone::strong},
                          {relation_text(one, whose, person_names)}});
  }
  return reply(session,
               listing("id", relations,
                       [&](auto& one) {
                         return RelationRow{one, person_names};
                       }),
               table, "No relations are written down.");
}

/// The relation of these two that says the same, from either side.
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
  std::string words =
      fmt::format("{} is {} of {}", person_names.name(relation.a), relation.kind, person_names.name(relation.b));
  const auto inverse = model::inverse_of(relation.kind);
  if (inverse && *inverse != relation.kind)
    words += fmt::format(", and {} {} of {}", person_names.name(relation.b), *inverse, person_names.name(relation.a));
  if (relation.since.known()) words += ", since " + model::to_text(relation.since);
  if (relation.until.known()) words += ", until " + model::to_text(relation.until);
  return shown(words) + ".\n";
}

int run(const Arguments& arguments, Session& session) {
  if (!arguments.a) return list(session, std::nullopt);
  if (!arguments.kind) return list(session, person(session, *arguments.a).id);
  store::Edit edit = session.edit("relate");
  const auto a = person(session, *arguments.a);
  if (!arguments.b) throw Error(ErrorCode::usage, "of whom?", "rapport relate " + a.handle + " manager PERSON");
  const auto b = person(session, *arguments.b);
  if (a.id == b.id) throw Error(ErrorCode::usage, a.name + " cannot be related to themselves");
  const std::string kind(trimmed(*arguments.kind));
  if (kind.empty())
    throw Error(ErrorCode::usage, fmt::format("what is {} to {}?", a.name, b.name),
                "manager, mentor, peer, client ... or your own word");
  model::Relation relation{.a = a.id, .kind = kind, .b = b.id};
  const auto known = known_relation(session.journal(), relation);
  edit.call(fmt::format("relate {} {}", a.handle, b.handle));
  if (arguments.rm) {
    if (!known)
      throw Error(ErrorCode::not_found, fmt::format("{} is not written down as {} of {}", a.name, kind, b.name),
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
  const std::string words = words_of(session, relation);
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command relate() {
  return {
      .name = "relate",
      .summary = "Say what people are to each other",
      .group = Group::practice,
      .examples = {{"relate priya manager marco", "she is his manager, and he her report"},
                   {"relate zoe mentor sam --since 2025", "from some time on"},
                   {"relate priya manager marco --until 2026-10", "it has ended; it is kept"},
                   {"relate priya", "all that is known of hers"}},
      .parameters = {{.name = "A", .help = "who", .completes = Completes::person, .to = to<&Arguments::a>},
                     {.name = "KIND",
                      .help = "manager, mentor, peer, client, friend ... or a word of your own",
                      .to = to<&Arguments::kind>},
                     {.name = "B", .help = "of whom", .completes = Completes::person, .to = to<&Arguments::b>},
                     {.name = "--since",
                      .value = "DATE",
                      .help = "since when: 2024-05-17, 2024-05 or 2024",
                      .completes = Completes::date,
                      .to = to<&Arguments::since>},
                     {.name = "--until",
                      .value = "DATE",
                      .help = "it has ended",
                      .completes = Completes::date,
                      .to = to<&Arguments::until>},
                     {.name = "--rm", .help = "take it away", .to = to<&Arguments::rm>}},
      .details =
          "Manager and report, mentor and mentee, client and vendor and the like are each other's other side: one is "
          "written, both are shown. What somebody is to you is `edit PERSON --relation`.",
      .columns = keys<RelationRow>,
      .replies = {keys<RelationRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
