#include "store/forget.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/names.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/backups.hpp"
#include "commands/people.hpp"
#include "commands/places.hpp"
#include "commands/reply.hpp"
#include "store/history.hpp"
#include "store/journal.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

bool holds(const std::string& backup, const model::Person& person) {
  const auto database = store::open_to_read(backup);
  if (store::find<model::Person>(database, person.id)) return true;
  return database.prepare("SELECT 1 FROM name WHERE key=?").bind(1, name_key(person.name)).step();
}

/// The backups in which the person still is, or somebody of that name, whichever journal they are of.
std::vector<std::string> backups_with(Session& session, const model::Person& person) {
  std::vector<std::string> found;
  for (const Backup& one : backups_of_all(session)) {
    try {
      if (one.is_damaged_journal() || holds(one.file, person)) found.push_back(one.file);
    } catch (const Error&) {
      found.push_back(one.file);  // what cannot be read may hold anything
    }
  }
  return found;
}

void make_sure(Session& session, const Options& options, const model::Person& who) {
  if (options.has("--yes") || session.globals().dry_run) return;
  const std::string question =
      "Forget " + shown(who.name) + ", with all that was written about them? This cannot be undone.";
  if (!session.may_ask()) throw Error(Fault::usage, question, "rapport forget " + who.handle + " --yes");
  session.end_reading();
  session.world().err.write(question + "\nType yes, or Enter for no: ");
  session.world().err.flush();
  if (trimmed(session.world().in.line().value_or("")) != "yes") throw Error(Fault::failure, "nothing was changed");
}

int run(const Options& options, Session& session) {
  auto& database = session.writable();
  const auto who = person(session, options.value("PERSON"));
  make_sure(session, options, who);
  auto backups = backups_with(session, who);
  for (auto& one : leftovers(session)) backups.push_back(std::move(one.path));
  const bool dry_run = session.globals().dry_run;
  const store::Author author{.command = "forget", .now = session.world().now, .seed = session.world().seed};
  const auto done = dry_run ? store::rehearse_forgetting(database, author, who) : store::forget(database, author, who);
  if (!dry_run) session.note_done(done.operation);
  std::vector<std::string> doubtful;
  for (const Id id : done.doubtful) doubtful.push_back(store::short_id(database, id));
  if (!dry_run) store::leave_no_trace(database);
  if (!session.for_people()) {
    print_object(session, {{"handle", who.handle}, {"dry_run", dry_run}, {"backups", backups}, {"doubtful", doubtful}},
                 "handle");
    return 0;
  }
  session.say((dry_run ? "Would forget " : "Forgotten: ") + shown(who.name) +
              (dry_run ? ".\n" : ". In talks with others the name reads someone.\n"));
  if (!doubtful.empty())
    session.say("A first name or nickname that may be somebody else's stays; look at: " + view::joined(doubtful) +
                "\n");
  if (backups.empty()) return 0;
  session.say((backups.size() == 1 ? "This file may still hold them; remove it when you no longer need it:\n"
                                   : "These files may still hold them; remove them when you no longer need them:\n"));
  for (const std::string& path : backups) session.say("  " + shown(path) + "\n");
  return 0;
}

}  // namespace

Command forget() {
  return {.name = "forget",
          .summary = "Remove somebody and every trace, for good",
          .group = Group::settle,
          .examples = {{"forget grace", "asks first"},
                       {"forget grace --yes", "in a script"},
                       {"forget grace --dry-run", "which backups still hold her"}},
          .parameters = {{.name = "PERSON", .help = "whom", .required = true, .completes = Completes::person},
                         {.name = "--yes", .help = "do not ask"}},
          .details =
              "Everything about them goes, from the log and undo too, and the file is written anew. In talks with "
              "others the name reads someone; a first name alone, in texts that do not lead to them, stays, and the "
              "reply says where. Copies that you made with backup FILE or export are yours to remove. "
              "`archive` only puts somebody aside.",
          .columns = "handle,dry_run,backups,doubtful",
          .run = run};
}

}  // namespace rapport::commands
