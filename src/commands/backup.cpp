#include <fmt/core.h>
#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "interchange/listing_writer.hpp"
#include "services/listings/row_columns.hpp"
#include "services/maintenance/backups.hpp"
#include "services/maintenance/journal_location.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/integrity.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> file;
  bool list = false;
  bool force = false;
};

/// The backup that was made.
struct BackedUp {
  std::string file;
  bool dry_run = false;

  static std::vector<Column<BackedUp>> columns() {
    return {{"file", [](auto& row) -> Cell { return row.file; }},
            {"dry_run", [](auto& row) -> Cell { return row.dry_run; }}};
  }
};

struct BackupRow {
  const Backup& backup;
  const std::optional<JournalContents>& contents;

  static std::vector<Column<BackupRow>> columns() {
    return {{"file", [](auto& row) -> Cell { return row.backup.file; }},
            {"date", [](auto& row) -> Cell { return row.backup.day; }},
            {"bytes", [](auto& row) -> Cell { return row.backup.bytes; }},
            {"people", [](auto& row) -> Cell { return row.contents ? Cell(row.contents->people) : Cell{}; }},
            {"talks", [](auto& row) -> Cell { return row.contents ? Cell(row.contents->interactions) : Cell{}; }}};
  }
};

/// Nothing if it cannot be read.
std::optional<JournalContents> readable_contents(const Backup& one) {
  try {
    return contents_of(store::open_to_read(one.file));
  } catch (const Error&) {
    return std::nullopt;
  }
}

int list_backups(Session& session) {
  const auto backups = backups_of(session);
  std::vector<BackupRow> rows;
  std::deque<std::optional<JournalContents>> contents;
  view::Table table{.columns = {{.title = {}}, {.title = {}, .right = true}, {.title = {}}}};
  for (const Backup& one : backups) {
    const auto& counts = contents.emplace_back(readable_contents(one));
    rows.push_back({one, counts});
    const std::string other = one.is_damaged_journal() ? "damaged" : "kept";
    table.rows.push_back({{one.day ? view::date_text(*one.day, session.today()) : other, view::Tone::calm},
                          {std::to_string(one.bytes / 1024) + " KiB"},
                          {counts ? contents_text(*counts) : "damaged"}});
  }
  if (!session.is_human_output() || table.rows.empty())
    return reply(session, listing("file", rows), table, "No backups yet. rapport makes one every day after a change.");
  // Paths are printed in full below their line, so that they can be copied.
  const auto lines = view::render_lines(table, session.display());
  for (std::size_t i = 0; i < lines.size(); ++i)
    session.say(fmt::format("{}\n  {}\n", lines[i], shown(backups[i].file)));
  const std::size_t others = backups_of_all(session).size() - backups.size();
  if (others > 0)
    session.say(fmt::format("and {} of other journals, in {}\n", others, shown(session.state_path("backups"))));
  return 0;
}

/// Whether a file is an older backup of a journal: the journal contains every one of its commands.
bool is_older_backup(const store::Database& journal, const std::string& file) try {
  const auto newest = store::history(store::open_to_read(file), 1);
  return newest.empty() || store::find_operation(journal, newest.front().id).has_value();
} catch (const Error& error) {
  if (error.code == ErrorCode::locked) throw;
  return false;
}

/// Whether a file is in a folder of automatic backups.
bool is_automatic_backup(Session& session, const std::string& file) {
  const auto all = backups_of_all(session);
  return std::any_of(all.begin(), all.end(), [&](const Backup& one) { return is_same_file(one.file, file); });
}

/// Throws unless the file is missing or an older backup of this journal.
void check_replaced(Session& session, const Arguments& arguments, const std::string& file) {
  const auto there = inspect(file);
  if (there.kind != PathState::Kind::file || there.size == 0) return;
  if (!there.link && !store::begins_as_journal(file))
    throw Error(ErrorCode::failure, file + " already exists and is not a backup", "choose another file, or remove it");
  if (arguments.force) return;
  if (is_automatic_backup(session, file))
    throw Error(ErrorCode::failure, file + " is an automatic backup",
                "choose another file, or use --force to replace it");
  if (!is_older_backup(session.journal(), file))
    throw Error(ErrorCode::failure, file + " is a different journal, or has changed since it was backed up",
                "choose another file, or use --force to replace it");
}

int run_backup(const Arguments& arguments, Session& session) {
  if (arguments.list) return list_backups(session);
  if (!arguments.file) throw Error(ErrorCode::usage, "no file given", "rapport backup FILE, or rapport backup --list");
  const std::string file = *arguments.file;
  if (!session.has_journal()) throw Error(ErrorCode::failure, "there is no journal to back up");
  const auto& database = session.journal();
  if (inspect(file).kind == PathState::Kind::folder)
    throw Error(ErrorCode::usage, file + " is a folder", "give a file in it");
  check_target(session, file);
  check_replaced(session, arguments, file);
  if (!session.globals().dry_run) {
    session.end_reading();
    store::backup(database, file);
    session.mark_done();
  }
  if (!session.is_human_output())
    print_object(session, fields(BackedUp{file, session.globals().dry_run}), "file");
  else if (!session.globals().quiet)
    session.say(fmt::format("{}{} to {}.\n", session.globals().dry_run ? "Would back up " : "Backed up ",
                            contents_text(contents_of(database)), shown(file)));
  return 0;
}

}  // namespace

Command backup() {
  return {.name = "backup",
          .summary = "Back up the journal",
          .group = Group::move,
          .examples = {{"backup ~/rapport-backup.db", "make a verified copy"},
                       {"backup --list", "list the automatic backups"}},
          .parameters = {{.name = "FILE",
                          .help = "where to write the copy",
                          .completes = Completes::file,
                          .to = to<&Arguments::file>},
                         {.name = "--list", .help = "list the automatic backups", .to = to<&Arguments::list>},
                         {.name = "--force",
                          .help = "replace FILE even if it is a different journal",
                          .to = to<&Arguments::force>}},
          .details =
              "The copy is consistent even while other commands write. Once a day, after a change, rapport backs up "
              "the journal automatically if it is smaller than 16 MiB, and keeps seven daily, four weekly and six "
              "monthly copies. The settings backup_daily, backup_weekly and backup_monthly change these numbers.",
          .columns = keys<BackupRow>,
          .also = {{"With FILE", keys<BackedUp>}},
          .run = runs<run_backup>};
}

}  // namespace rapport::commands
