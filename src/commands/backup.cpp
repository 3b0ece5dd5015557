#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "commands/all.hpp"
#include "commands/backups.hpp"
#include "commands/reply.hpp"
#include "store/check.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

std::int64_t count(const store::Database& database, const char* table) {
  return database.integer(std::string("SELECT count(*)FROM ") + table);
}

std::string contents(const store::Database& database) {
  return view::count_words(static_cast<int>(count(database, "person")), "person", "people") + ", " +
         view::count_words(static_cast<int>(count(database, "interaction")), "talk", "talks");
}

int list_backups(Session& session) {
  Listing listing{.columns = {"file", "date", "bytes"}, .rows = {}, .id_column = "file"};
  view::Table table{
      .columns = {{.title = {}}, {.title = {}, .right = true}, {.title = {}, .flexible = true, .least = 12}}};
  const std::string folder = session.has_journal() ? backup_folder(session) : std::string{};
  auto names = folder.empty() ? std::vector<std::string>{} : names_in(folder);
  std::erase_if(names, [](const std::string& name) { return !name.ends_with(".db"); });
  std::reverse(names.begin(), names.end());
  for (const std::string& name : names) {
    const std::string file = folder + "/" + name;
    const auto bytes = static_cast<std::int64_t>(look_at(file).size);
    const auto day = parse_iso(name.substr(0, name.size() - 3));
    listing.rows.push_back({file, day, bytes});
    table.rows.push_back({{day ? view::date_words(*day, session.today()) : "", view::Tone::calm},
                          {std::to_string(bytes / 1024) + " KiB"},
                          {file}});
  }
  return reply(session, listing, table, "No backups yet. One is made each day after something is written.");
}

int run_backup(const Options& options, Session& session) {
  if (options.has("--list")) return list_backups(session);
  if (!options.has("FILE")) throw Error(Fault::usage, "backup into which file?", "rapport backup FILE, or --list");
  const std::string file = options.value("FILE");
  if (!session.has_journal()) throw Error(Fault::failure, "there is no journal to back up");
  const auto& database = session.journal();
  if (look_at(file).kind == PathState::Kind::folder)
    throw Error(Fault::usage, file + " is a folder", "name a file in it");
  if (!session.globals().dry_run) {
    session.end_reading();
    store::backup(database, file);
    session.note_done();
  }
  if (!session.for_people())
    print_object(session, {{"file", file}, {"dry_run", session.globals().dry_run}}, "file");
  else if (!session.globals().quiet)
    session.say((session.globals().dry_run ? "Would back up " : "Backed up ") + contents(database) + " to " +
                session.safe(file) + ".\n");
  return 0;
}

int run_restore(const Options& options, Session& session) {
  const std::string file = options.value("FILE");
  if (!store::exists(file)) throw Error(Fault::failure, "there is no file " + file, "rapport backup --list");
  const store::Database from = store::open_to_read(file);
  if (store::integrity(from) != "ok")
    throw Error(Fault::failure, file + " is damaged", "rapport backup --list shows others");
  const std::string path = session.path();
  const bool there = store::exists(path);
  const std::string found = contents(from);
  std::string kept;
  if (!session.globals().dry_run) {
    if (there) {
      kept = session.state_path("backups") + "/before-restore-" + moment(session.world().now) + ".db";
      make_private_folder(folder_of(kept));
      store::save_bytes(path, kept);
    } else if (folder_of(path) != ".") {
      make_private_folder(folder_of(path));
    }
    store::backup(from, path);
    session.note_done();
  }
  const std::string words = std::string(session.globals().dry_run ? "Would restore " : "Restored ") + found + " from " +
                            session.safe(file) + ".\n" +
                            (kept.empty() ? "" : "What was there is kept in " + session.safe(kept) + "\n");
  if (!session.for_people())
    print_object(session, {{"file", file}, {"kept", known(kept)}, {"dry_run", session.globals().dry_run}}, "file");
  else if (!session.globals().quiet)
    session.say(words);
  return 0;
}

}  // namespace

Command backup() {
  return {.name = "backup",
          .summary = "Copy the journal, consistent at one moment",
          .group = Group::move,
          .examples = {{"backup ~/rapport-backup.db", "a copy, checked and on the disk"},
                       {"backup --list", "those that rapport made by itself"}},
          .parameters = {{.name = "FILE", .help = "where to", .completes = Completes::file},
                         {.name = "--list", .help = "list the automatic backups"}},
          .details =
              "Once a day, after something is written, rapport makes a backup by itself (below 16 MiB) and keeps seven "
              "daily, four weekly and six monthly ones; the settings backup_daily, backup_weekly and backup_monthly "
              "change that.",
          .columns = "file,date,bytes",
          .run = run_backup};
}

Command restore() {
  return {.name = "restore",
          .summary = "Bring the journal back from a backup",
          .group = Group::move,
          .examples = {{"restore ~/rapport-backup.db --dry-run", "say what is in it"},
                       {"restore ~/rapport-backup.db", "what was there is kept"}},
          .parameters = {{.name = "FILE", .help = "the backup", .required = true, .completes = Completes::file}},
          .details = "What was there before is kept as a backup of its own, and the reply says where.",
          .columns = {},
          .run = run_restore};
}

}  // namespace rapport::commands
