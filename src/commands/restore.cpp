#include <fmt/core.h>
#include <array>
#include <optional>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/row_columns.hpp"
#include "services/maintenance/backups.hpp"
#include "services/maintenance/doctor_checks.hpp"
#include "services/maintenance/journal_location.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/difference.hpp"
#include "store/edit.hpp"
#include "store/history.hpp"
#include "store/integrity.hpp"
#include "store/people.hpp"
#include "store/schema.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string file;
};

/// The name of a table's rows.
struct Kind {
  std::string_view table;
  std::string_view one;
  std::string_view many;
};

constexpr std::array<Kind, 17> kinds{{{"person", "person", "people"},
                                      {"detail", "detail", "details"},
                                      {"job", "job", "jobs"},
                                      {"rhythm", "tag cadence", "tag cadences"},
                                      {"pause", "pause", "pauses"},
                                      {"interaction", "interaction", "interactions"},
                                      {"promise", "promise", "promises"},
                                      {"gratitude", "gratitude", "gratitudes"},
                                      {"win", "win", "wins"},
                                      {"occasion", "occasion", "occasions"},
                                      {"fact", "fact", "facts"},
                                      {"question", "question", "questions"},
                                      {"relation", "relation", "relations"},
                                      {"style", "style", "styles"},
                                      {"introduction", "introduction", "introductions"},
                                      {"conflict", "conflict", "conflicts"},
                                      {"step", "step", "steps"}}};

/// What a restore does to a journal: the entries it removes, brings back or changes, and the newest command of each
/// side.
struct Look {
  std::vector<store::Difference> differences;
  std::optional<store::Operation> here;
  std::optional<store::Operation> there;
  bool is_another = false;  ///< they have no command in common
  std::string words;        ///< the comparison as text, which needs names and ids of both
};

std::optional<store::Operation> newest(const store::Database& database) {
  auto found = store::history(database, 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::string counted(const std::string& table, std::int64_t count) {
  for (const auto& [name, one, many] : kinds) {
    if (name == table) return view::count_text(static_cast<int>(count), one, many);
  }
  return std::to_string(count) + " " + table;
}

/// People by name, other entries by their short ids in `database`.
std::string named(const store::Database& database, const std::string& table, const store::Differing& which) {
  store::PersonNames person_names(database);
  const std::string text = join(which.some, ", ", [&](Id id) {
    return table == model::Person::table ? person_names.name(id) : store::short_id(database, id);
  });
  const auto more = which.count - static_cast<std::int64_t>(which.some.size());
  return more > 0 ? fmt::format("{} and {} more", text, more) : text;
}

std::string operation_text(const std::optional<store::Operation>& one) {
  return one ? one->command + ", " + moment(one->at) : "nothing";
}

std::string words_of(Session& session, const Look& look, const store::Database& here, const store::Database& there) {
  view::Table table{
      .columns = {{.title = {}}, {.title = {}}, {.title = {}, .flexible = true, .least = 12}}, .rows = {}, .indent = 2};
  const auto rows = [&](const char* word, store::Differing store::Difference::*which, const store::Database& database) {
    for (const auto& one : look.differences) {
      const store::Differing& some = one.*which;
      if (some.count > 0)
        table.rows.push_back({{word}, {counted(one.table, some.count)}, {named(database, one.table, some)}});
    }
  };
  rows("removes", &store::Difference::only_here, here);
  rows("brings back", &store::Difference::only_there, there);
  rows("changes", &store::Difference::changed, here);
  std::string words;
  if (look.is_another) words += "  This is a backup of a different journal: they have no command in common.\n";
  if (table.rows.empty()) words += "  Both have the same entries.\n";
  table.rows.push_back({{"newest"}, {"in the journal"}, {operation_text(look.here)}});
  table.rows.push_back({{""}, {"in the backup"}, {operation_text(look.there)}});
  return words + view::render(table, session.display());
}

/// Nothing if the journal cannot be read completely.
std::optional<Look> look(Session& session, const store::Database* journal, const store::Database& there) try {
  if (journal == nullptr) return std::nullopt;
  const auto& here = *journal;
  Look look{.differences = store::differences(here, there),
            .here = newest(here),
            .there = newest(there),
            .is_another = !store::have_common_history(here, there),
            .words = {}};
  look.words = words_of(session, look, here, there);
  return look;
} catch (const Error& error) {
  if (error.code == ErrorCode::locked) throw;
  return std::nullopt;
}

Cell cell_of(const std::optional<store::Operation>& one) {
  if (!one) return {};
  return Fields{{"operation", one->id}, {"at", moment(one->at)}, {"command", one->command}};
}

Cell cell_of(const std::optional<Look>& look, store::Differing store::Difference::*which) {
  if (!look) return {};
  std::vector<Fields> list;
  for (const auto& one : look->differences) {
    const store::Differing& some = one.*which;
    std::vector<std::string> ids;
    for (const Id id : some.some) ids.push_back(to_text(id));
    if (some.count > 0) list.push_back({{"type", one.table}, {"count", some.count}, {"first", ids}});
  }
  return list;
}

/// The day of a phrase such as `2026-11-18` or `yesterday`, unless it is a path.
std::optional<Day> day_meant(Session& session, const std::string& given) try {
  if (given.find_first_of("/.") != std::string::npos) return std::nullopt;
  return language::day(given, session.today(), language::Reading::past);
} catch (const Error&) {
  return std::nullopt;
}

/// The backup file: a path, or the automatic backup of a day.
std::string file_meant(Session& session, const std::string& given) {
  if (store::exists(given)) return given;
  const auto day = day_meant(session, given);
  if (!day) throw Error(ErrorCode::failure, given + " not found", "rapport backup --list");
  std::vector<std::string> files;
  for (const Backup& one : backups_of(session)) {
    if (one.day == day) files.push_back(one.file);
  }
  if (files.size() > 1)
    throw Error(ErrorCode::failure, "several journals have a backup from that day", "rapport restore " + files.front());
  if (files.empty()) throw Error(ErrorCode::failure, "no backup from " + to_iso(*day), "rapport backup --list");
  return files.front();
}

/// The present journal for comparison; nothing if it is missing or unreadable.
const store::Database* present(Session& session, bool there) {
  if (!there) return nullptr;
  try {
    return &session.journal();
  } catch (const Error& error) {
    if (error.code == ErrorCode::locked) throw;
    return nullptr;
  }
}

/// Warns about everything doctor finds wrong with the backup.
void warn_about_problems(Session& session, const store::Database& backup) {
  std::vector<Check> checks;
  check_contents(backup, checks);
  for (const Check& one : checks) {
    if (one.state != Finding::ok)
      session.note(fmt::format("rapport: warning: in the backup, {}: {}", one.name, shown(one.detail)));
  }
}

/// Replaces the journal by the backup; returns where the former journal is kept.
std::string replace_journal(Session& session, const store::Database& from, bool there,
                            const std::optional<Look>& seen) {
  const std::string path = real_path(session.path());  // links stay links
  std::string kept;
  if (there) {
    const bool is_whole = seen && store::damage_in(path).empty();
    kept = place_to_keep(session, name_of_kept(session.world().now), is_whole ? backup_ending : damaged_ending,
                         seen && !seen->is_another);
    session.end_reading();
    kept = store::replace(path, from, kept, [&](store::Database& copy) {
      store::Edit(copy, {.command = "restore", .now = session.world().now, .seed = session.world().seed})
          .commit_as_mark();
    });
  } else {
    if (parent_folder(path) != ".") make_private_folder(parent_folder(path));
    store::backup(from, path);
    for (const auto& one : warnings_of_place(path)) session.note("rapport: warning: " + one);
  }
  session.mark_done();
  return kept;
}

void print_kept_file(Session& session, const std::string& kept) {
  if (kept.empty()) return;
  if (kept.ends_with(backup_ending))
    session.say("Kept the previous journal. To reverse the restore:\n  rapport restore " + shown(shell_word(kept)) +
                "\n");
  else
    session.say("Kept the previous file unchanged:\n  " + shown(kept) + "\n");
}

struct Restored {
  std::string file;
  std::string kept;
  bool dry_run = false;
  const std::optional<Look>& seen;
  std::optional<store::Operation> there;

  static std::vector<Column<Restored>> columns() {
    return {{"file", [](auto& row) -> Cell { return row.file; }},
            {"kept", [](auto& row) -> Cell { return known(row.kept); }},
            {"dry_run", [](auto& row) -> Cell { return row.dry_run; }},
            {"here", [](auto& row) -> Cell { return row.seen ? cell_of(row.seen->here) : Cell{}; }},
            {"there", [](auto& row) -> Cell { return cell_of(row.there); }},
            {"lost", [](auto& row) -> Cell { return cell_of(row.seen, &store::Difference::only_here); }},
            {"returning", [](auto& row) -> Cell { return cell_of(row.seen, &store::Difference::only_there); }},
            {"changed", [](auto& row) -> Cell { return cell_of(row.seen, &store::Difference::changed); }}};
  }
};

int run(const Arguments& arguments, Session& session) {
  const bool dry_run = session.globals().dry_run;
  const bool there = session.has_journal();
  const std::string file = file_meant(session, arguments.file);
  const store::Database from = store::open_to_read(file);
  if (!store::damage_in(file).empty())
    throw Error(ErrorCode::failure, file + " is damaged", "rapport backup --list shows other backups");
  std::optional<store::Database> newer;
  const bool is_old = store::version_of(from) < store::schema_version();
  const store::Database& contents = is_old ? newer.emplace(store::brought_up_to_date(from)) : from;
  warn_about_problems(session, contents);
  const store::Database* now = present(session, there);
  const std::optional<Look> seen = look(session, now, contents);
  const bool interactions = session.is_human_output() && !session.globals().quiet;
  const std::string words = fmt::format("{} from {}.\n", contents_text(contents_of(from)), shown(file));
  if (interactions && dry_run) session.say("Would restore " + words);
  if (interactions && seen) session.say(seen->words);
  if (interactions && there && !seen) session.say("  The present journal cannot be read, so it cannot be compared.\n");
  const std::string kept = dry_run ? std::string{} : replace_journal(session, from, there, seen);
  if (!session.is_human_output()) {
    print_object(session, fields(Restored{file, kept, dry_run, seen, newest(from)}), "file");
  } else if (interactions && !dry_run) {
    session.say("Restored " + words);
    print_kept_file(session, kept);
  }
  return 0;
}

}  // namespace

Command restore() {
  return {.name = "restore",
          .summary = "Restore the journal from a backup",
          .group = Group::move,
          .examples = {{"restore ~/rapport-backup.db --dry-run", "show what would change"},
                       {"restore ~/rapport-backup.db", "the present journal is kept as a backup"},
                       {"restore 2026-11-18", "the automatic backup of a day; see backup --list"}},
          .parameters = {{.name = "FILE",
                          .help = "the backup, or the day of an automatic one",
                          .required = true,
                          .completes = Completes::file,
                          .to = to<&Arguments::file>}},
          .details =
              "Shows which entries would disappear (only in the journal), come back (only in the backup) or change (in "
              "both), and the newest command on each side. The present journal is kept as a backup, and the reply says "
              "where; restoring that one reverses the restore. A change that another command makes at the same moment "
              "is either in one of the two or refused.",
          .columns = keys<Restored>,
          .run = runs<run>};
}

}  // namespace rapport::commands
