#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/people.hpp"
#include "commands/reply.hpp"
#include "store/history.hpp"
#include "store/people.hpp"
#include "store/talks.hpp"

namespace rapport::commands {
namespace {

/// Removes the entries of a kind that are about one person only.
template <class Entity>
void remove_of(store::Edit& edit, Id person) {
  for (const auto& one : store::select<Entity>(edit.database(), "WHERE person=?", person)) edit.remove<Entity>(one.id);
}

template <class Entity>
void remove_shared(store::Edit& edit, Id person) {
  for (auto& one : store::select<Entity>(edit.database(), "WHERE instr(people,?)", to_text(person))) {
    std::erase(one.people, person);
    if (one.people.empty())
      edit.remove<Entity>(one.id);
    else
      edit.change(one);
  }
}

void remove_conflict(store::Edit& edit, Id conflict) {
  for (const auto& step : store::select<model::Step>(edit.database(), "WHERE conflict=?", conflict)) {
    edit.remove<model::Step>(step.id);
  }
  edit.remove<model::Conflict>(conflict);
}

int remove_person(Session& session, Id id) {
  const auto& database = session.journal();
  const auto who = *store::find<model::Person>(database, id);
  const auto talks = store::talks(database, {.with = id, .limit = 1});
  if (!talks.empty()) {
    throw Error(Fault::failure, who.name + " is in talks that would lose a name",
                "rapport archive " + who.handle + " puts them aside");
  }
  store::Edit edit = session.edit("rm " + who.handle);
  remove_of<model::Detail>(edit, id);
  remove_of<model::Job>(edit, id);
  remove_of<model::Gratitude>(edit, id);
  remove_of<model::Win>(edit, id);
  remove_of<model::Occasion>(edit, id);
  remove_of<model::Fact>(edit, id);
  remove_of<model::Pause>(edit, id);
  remove_of<model::Style>(edit, id);
  for (const auto& one : store::select<model::Relation>(database, "WHERE a=?1 OR b=?1", id))
    edit.remove<model::Relation>(one.id);
  for (const auto& one : store::select<model::Introduction>(database, "WHERE a=?1 OR b=?1", id)) {
    edit.remove<model::Introduction>(one.id);
  }
  for (const auto& one : store::select<model::Conflict>(database, "WHERE person=?", id)) remove_conflict(edit, one.id);
  remove_shared<model::Promise>(edit, id);
  remove_shared<model::Question>(edit, id);
  for (auto& other : store::select<model::Person>(database, "WHERE met_via=?", id)) {
    other.met_via = {};
    edit.change(other);
  }
  edit.remove<model::Person>(id);
  session.commit(edit);
  return reply(session, edit, {{"handle", who.handle}, {"name", who.name}},
               "Removed " + shown(who.name) + ". rapport undo brings them back.\n");
}

/// A talk that goes leaves its promises, thanks and wins behind, without their origin.
void let_go(store::Edit& edit, Id talk) {
  for (auto& one : store::select<model::Promise>(edit.database(), "WHERE source=?", talk))
    one.source = {}, edit.change(one);
  for (auto& one : store::select<model::Question>(edit.database(), "WHERE source=?", talk))
    one.source = {}, edit.change(one);
  for (auto& one : store::select<model::Fact>(edit.database(), "WHERE source=?", talk))
    one.source = {}, edit.change(one);
  for (auto& one : store::select<model::Gratitude>(edit.database(), "WHERE source=? OR said_in=?", talk, talk)) {
    if (one.source == talk) one.source = {};
    if (one.said_in == talk) one.said_in = {}, one.said_on = std::nullopt;
    edit.change(one);
  }
  for (auto& one : store::select<model::Win>(edit.database(), "WHERE celebrated_in=?", talk)) {
    one.celebrated_in = {};
    one.celebrated_on = std::nullopt;
    edit.change(one);
  }
}

int remove_entry(Session& session, const Target& what) {
  const std::string id = store::short_id(session.journal(), what.id);
  store::Edit edit = session.edit("rm " + id);
  if (what.table == model::Interaction::table) let_go(edit, what.id);
  if (what.table == model::Conflict::table) {
    remove_conflict(edit, what.id);
  } else {
    model::each_entity([&]<class Entity>() {
      if (what.table == Entity::table) edit.remove<Entity>(what.id);
    });
  }
  session.commit(edit);
  return reply(session, edit, {{"id", what.id}, {"kind", what.table}},
               "Removed " + id + ". rapport undo brings it back.\n");
}

int run(const Options& options, Session& session) {
  session.writable();
  const Target what = target(session, options.value("WHAT"));
  return what.table == "person" ? remove_person(session, what.id) : remove_entry(session, what);
}

}  // namespace

Command remove() {
  return {
      .name = "rm",
      .summary = "Remove an entry, or a person who is in no talk",
      .group = Group::settle,
      .examples = {{"rm 7k3", "a talk, a promise, thanks, a win ..."},
                   {"rm marco", "a person nobody has talked to yet"},
                   {"undo", "brings either back"}},
      .parameters = {{.name = "WHAT", .help = "an id or a person", .required = true, .completes = Completes::entry}},
      .details =
          "Somebody who is in talks is archived instead. Promises and thanks that came from a talk stay when it goes.",
      .columns = {},
      .run = run};
}

}  // namespace rapport::commands
