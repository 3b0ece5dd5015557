#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/row_columns.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/interactions.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string what;
};

struct RemovedPerson {
  const model::Person& person;

  static std::vector<Column<RemovedPerson>> columns() {
    return {{"handle", [](auto& row) -> Cell { return row.person.handle; }},
            {"name", [](auto& row) -> Cell { return row.person.name; }}};
  }
};

struct RemovedEntry {
  const Target& entry;

  static std::vector<Column<RemovedEntry>> columns() {
    return {{"id", [](auto& row) -> Cell { return row.entry.id; }},
            {"kind", [](auto& row) -> Cell { return row.entry.table; }}};
  }
};

int remove_person(Session& session, store::Edit& edit, Id id) {
  const auto& database = edit.database();
  const auto who = *store::find<model::Person>(database, id);
  const auto interactions = store::interactions(database, {.with = id, .limit = 1});
  if (!interactions.empty()) {
    throw Error(ErrorCode::failure, who.name + " has interactions",
                "rapport archive " + who.handle + " removes them from reminders");
  }
  edit.call("rm " + who.handle);
  edit.remove_with_all(model::Person::table, id);
  session.commit(edit);
  return reply(session, edit, fields(RemovedPerson{who}),
               "Removed " + shown(who.name) + ". To bring them back: rapport undo\n");
}

int remove_entry(Session& session, store::Edit& edit, const Target& what) {
  const std::string id = store::short_id(edit.database(), what.id);
  edit.call("rm " + id);
  edit.remove_with_all(what.table, what.id);
  session.commit(edit);
  return reply(session, edit, fields(RemovedEntry{what}), "Removed " + id + ". To bring it back: rapport undo\n");
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit("rm");
  const Target what = target(session, arguments.what);
  return what.table == "person" ? remove_person(session, edit, what.id) : remove_entry(session, edit, what);
}

}  // namespace

Command remove() {
  return {.name = "rm",
          .summary = "Remove an entry, or a person without interactions",
          .group = Group::settle,
          .examples = {{"rm 7k3", "an interaction, a promise, thanks, a win ..."},
                       {"rm marco", "a person without interactions"},
                       {"undo", "brings it back"}},
          .parameters = {{.name = "WHAT",
                          .help = "an id or a person",
                          .required = true,
                          .completes = Completes::entry,
                          .to = to<&Arguments::what>}},
          .details =
              "To remove a person who has interactions from reminders, use `archive`. Promises and thanks recorded "
              "with an interaction stay when it is removed.",
          .replies = {keys<RemovedPerson>, keys<RemovedEntry>},
          .run = runs<run>};
}

}  // namespace rapport::commands
