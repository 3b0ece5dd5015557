#include "store/forget.hpp"
#include "services/listings/row_columns.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/folder_lock.hpp"
#include "base/names.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/maintenance/backups.hpp"
#include "services/maintenance/journal_location.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/identifiers.hpp"
#include "store/journal.hpp"
#include "store/name_keys.hpp"
#include "store/references.hpp"
#include "store/scrubber.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string person;
  bool yes = false;
};

struct Forgotten {
  std::string handle;
  bool dry_run = false;
  std::vector<std::string> files;
  std::vector<std::string> possible_mentions;

  static std::vector<Column<Forgotten>> columns() {
    return {{"handle", [](auto& row) -> Cell { return row.handle; }},
            {"dry_run", [](auto& row) -> Cell { return row.dry_run; }},
            {"backups", [](auto& row) -> Cell { return row.files; }},
            {"doubtful", [](auto& row) -> Cell { return row.possible_mentions; }}};
  }
};

/// The person to forget: present in the journal, or known only from its log.
model::Person subject(Session& session, const std::string& argument) try {
  return person(session, argument);
} catch (const Error& error) {
  if (error.code != ErrorCode::not_found) throw;
  const auto former = store::former_people(session.journal(), argument);
  if (former.size() == 1) return former.front();
  if (former.empty()) throw;
  throw Error(ErrorCode::not_found,
              fmt::format("several removed people were called '{}': {}", shown(argument), with_handles(former)),
              "use a handle");
}

bool holds(const std::string& backup, const store::Identifiers& all) {
  const auto database = store::open_to_read(backup);
  store::Statements statements(database);
  for (const Id id : all.ids) {
    if (store::is_there(statements, model::Person::table, id)) return true;
  }
  return std::ranges::any_of(
      all.names, [&](const std::string& name) { return !store::named(statements, name_key(name)).empty(); });
}

/// Backups of any journal that contain the person or somebody with the same name.
std::vector<std::string> backups_with(Session& session, const store::Identifiers& all) {
  std::vector<std::string> found;
  for (const Backup& one : backups_of_all(session)) {
    try {
      if (one.is_damaged_journal() || holds(one.file, all)) found.push_back(one.file);
    } catch (const Error&) {
      found.push_back(one.file);  // an unreadable backup may contain anything
    }
  }
  return found;
}

/// Copies of the journal next to it, as users and sync programs make them.
std::vector<std::string> copies_with(Session& session, const store::Identifiers& all) {
  std::vector<std::string> found;
  const std::string folder = parent_folder(real_path(session.path()));
  for (const std::string& name : list_folder(folder)) {
    const std::string file = folder + "/" + name;
    if (inspect(file).kind != PathState::Kind::file || is_same_file(file, session.path())) continue;
    try {
      if (store::begins_as_journal(file) && holds(file, all)) found.push_back(file);
    } catch (const Error&) {
      found.push_back(file);
    }
  }
  return found;
}

bool is_in_settings(Session& session, const store::Identifiers& all) {
  const auto text = read_file(session.config_path(), largest_settings);
  return text && store::Scrubber(session.journal(), all).scrubbed(*text, store::Scrubber::Reach::near) != *text;
}

/// Remaining files that contain the person, which the user has to delete.
std::vector<std::string> files_with(Session& session, const store::Identifiers& all) {
  // Waits until a backup that has already begun is complete.
  std::optional<FolderLock> lock;
  const std::string folder = session.has_place_for_state() ? backup_folder(session) : std::string{};
  if (inspect(folder).kind == PathState::Kind::folder) lock.emplace(folder);
  std::vector<std::string> files = backups_with(session, all);
  for (auto& one : copies_with(session, all)) files.push_back(std::move(one));
  for (auto& one : leftovers(session)) files.push_back(std::move(one.path));
  for (auto& one : drafts(session)) files.push_back(std::move(one));
  if (is_in_settings(session, all)) files.push_back(session.config_path());
  return files;
}

/// Identifies the question, so that an answer does not apply to somebody who was merged or renamed in the meantime.
std::string key_of(const model::Person& who, const store::Identifiers& all) {
  std::string key = "forget " + who.name;
  for (const Id id : all.ids) key += " " + to_text(id);
  for (const auto* texts : {&all.names, &all.handles}) {
    for (const std::string& one : *texts) key += "\n" + one;
  }
  return key;
}

void make_sure(Session& session, bool is_sure, const model::Person& who, const store::Identifiers& all) {
  if (is_sure || session.globals().dry_run) return;
  const std::string question =
      "Forget " + shown(who.name) + " and everything recorded about them? This cannot be undone.";
  if (!session.is_interactive())
    throw Error(ErrorCode::usage, "cannot ask for confirmation without a terminal",
                "rapport forget " + who.handle + " --yes");
  session.answer(key_of(who, all), [question](Dialogue& dialogue) {
    dialogue.world().err.write(question + "\nType yes, or Enter for no: ");
    dialogue.world().err.flush();
    if (trimmed(dialogue.world().in.line().value_or("")) != "yes")
      throw Error(ErrorCode::failure, "nothing was changed");
    return std::string("yes");
  });
}

void say_what_is_left(Session& session, const std::vector<std::string>& possible_mentions,
                      const std::vector<std::string>& files) {
  if (!possible_mentions.empty())
    session.say("These entries may mention somebody else and are unchanged; check them: " +
                view::joined(possible_mentions) + ".\n");
  if (files.empty()) return;
  session.say((files.size() == 1 ? "This file may still contain them. Remove it when you no longer need it:\n"
                                 : "These files may still contain them. Remove them when you no longer need them:\n"));
  for (const std::string& path : files) session.say("  " + shown(path) + "\n");
}

int run(const Arguments& arguments, Session& session) {
  std::optional<model::Person> who;
  std::vector<std::string> files;
  std::vector<std::string> possible_mentions;
  std::vector<std::string> doubtful_names;
  store::Identifiers all;
  const bool dry_run = session.globals().dry_run;
  {
    store::Edit edit = session.edit("forget");
    who = subject(session, arguments.person);
    all = store::identifiers_of(edit.database(), who->id);
    make_sure(session, arguments.yes, *who, all);
    const auto done = dry_run ? store::rehearse_forget(edit, who->id) : store::forget(edit, who->id);
    if (!dry_run) session.mark_done(edit.operation());
    for (const auto& [table, id] : done.possible_mentions) {
      possible_mentions.push_back(store::short_id(edit.database(), id));
      doubtful_names.push_back(table + " " + possible_mentions.back());
    }
  }
  if (!dry_run) store::purge_deleted(session.journal());
  files = files_with(session, all);
  if (!session.is_human_output()) {
    print_object(session, fields(Forgotten{who->handle, dry_run, files, possible_mentions}), "handle");
    return 0;
  }
  if (!session.globals().quiet)
    session.say((dry_run ? "Would forget " : "Forgotten: ") + shown(who->name) +
                (dry_run ? ".\n" : ". In shared entries the name is replaced by \"someone\".\n"));
  say_what_is_left(session, doubtful_names, files);
  return 0;
}

}  // namespace

Command forget() {
  return {.name = "forget",
          .summary = "Erase a person and every trace of them",
          .group = Group::settle,
          .examples = {{"forget grace", "asks first"},
                       {"forget grace --yes", "for scripts"},
                       {"forget grace --dry-run", "show which backups still contain her"}},
          .parameters = {{.name = "PERSON",
                          .help = "whom to erase",
                          .required = true,
                          .completes = Completes::person,
                          .to = to<&Arguments::person>},
                         {.name = "--yes", .help = "do not ask", .to = to<&Arguments::yes>}},
          .details =
              "Erases everything about them, in the log and the undo history too, and rewrites the file. In shared "
              "entries the name is replaced by \"someone\". A first name alone, in a text that is not linked to them, "
              "stays; the reply says where. Delete copies you made with `backup FILE` or `export` yourself. To keep "
              "the record but stop reminders, use `archive`.",
          .columns = keys<Forgotten>,
          .run = runs<run>};
}

}  // namespace rapport::commands
