#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/row_columns.hpp"
#include "services/maintenance/backups.hpp"
#include "services/maintenance/doctor_checks.hpp"
#include "services/maintenance/journal_location.hpp"
#include "services/session/reply.hpp"
#include "store/derived.hpp"
#include "store/integrity.hpp"
#include "store/salvage.hpp"
#include "store/schema.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  bool fix = false;
};

struct CheckRow {
  const Check& check;

  static std::vector<Column<CheckRow>> columns() {
    return {{"check", [](auto& row) -> Cell { return row.check.name; }},
            {"state", [](auto& row) -> Cell { return row.check.state; }},
            {"detail", [](auto& row) -> Cell { return row.check.detail; }}};
  }
};

/// The whole report as one object.
struct Report {
  const std::vector<Check>& checks;
  const std::vector<std::string>& mended;
  bool broken;

  static std::vector<Column<Report>> columns() {
    return {{"healthy", [](auto& row) -> Cell { return !row.broken; }},
            {"checks", [](auto& row) -> Cell { return objects(row.checks, [](auto& one) { return CheckRow{one}; }); }},
            {"mended", [](auto& row) -> Cell { return row.mended; }}};
  }
};

/// Rebuilds the derived tables if they are out of date.
void rebuild_derived(store::Database& database, std::vector<std::string>& mended) {
  try {
    if (store::refresh_derived(database)) mended.emplace_back("rebuilt the derived tables");
  } catch (const Error& error) {
    if (error.code == ErrorCode::locked) throw;
    // The checks report entries that cannot be read.
  }
}

/// Clears invalid references, as one command that can be undone.
void repair_entries(Session& session, std::vector<std::string>& mended) {
  store::Edit edit = session.edit("doctor --fix");
  for (std::string& one : store::repair_entries(edit)) mended.push_back(std::move(one));
  session.commit(edit);
}

/// Rebuilds the journal from its entries and their log, if the file is too damaged to be rewritten.
void salvage(Session& session, std::vector<std::string>& mended) {
  const std::string name = "before-mending-" + moment(session.world().now);
  const std::string kept = place_to_keep(session, name, damaged_ending, true);
  session.close_journal();
  if (const std::string kept_as = store::salvage(real_path(session.path()), kept); !kept_as.empty())
    mended.push_back("rebuilt the journal from its entries and their log; the damaged file is " + kept_as);
}

/// Damaged entries are not touched: the checks report them, and backups contain them.
void repair_contents(Session& session, std::vector<std::string>& mended) {
  auto& database = session.journal_for_repair();
  const bool whole = store::integrity(database) == "ok";
  if (!whole && !store::is_salvageable(database)) return;
  const auto size = inspect(session.path()).size;
  try {
    rebuild_derived(database, mended);
    repair_entries(session, mended);
    store::rewrite(database);
    if (!whole || inspect(session.path()).size != size) mended.emplace_back("rewrote the file");
  } catch (const Error& error) {
    if (whole || error.code == ErrorCode::locked) throw;
    salvage(session, mended);
  }
}

/// Repairs everything that can be repaired without asking; returns what was done.
std::vector<std::string> repair(Session& session) {
  std::vector<std::string> mended;
  for (const std::string& one : store::complete_schema(session.path())) mended.push_back("made anew: " + one);
  repair_contents(session, mended);
  for (const Exposed& one : exposed(session)) {
    if (one.mendable && make_private(one.path)) mended.push_back("made private: " + one.path);
  }
  for (const Leftover& one : leftovers(session)) {
    if (!one.stale || store::in_use(one.path)) continue;
    remove_file(one.path);
    mended.push_back("removed " + one.path);
  }
  return mended;
}

void print_checks(Session& session, const std::vector<Check>& checks, const std::vector<std::string>& mended,
                  bool broken) {
  if (session.globals().format == "json" && session.globals().columns.empty())
    print_object(session, fields(Report{checks, mended, broken}), "check");
  else
    print(session, listing("check", checks, [](auto& one) { return CheckRow{one}; }));
}

void show_checks(Session& session, const std::vector<Check>& checks, const std::vector<std::string>& mended) {
  view::Table table{.columns = {{.title = {}}, {.title = {}}}};
  for (const Check& one : checks) {
    const auto tone = one.state == Finding::ok ? view::Tone::good : view::Tone::pressing;
    table.rows.push_back({{one.name}, {std::string(to_text(one.state)), tone}});
  }
  view::Display display = session.display();
  for (const std::string& one : mended) session.say(view::wrap("Mended: " + shown(one), display.columns, 4) + "\n");
  const auto lines = view::render_lines(table, display);
  for (std::size_t i = 0; i < lines.size(); ++i)
    session.say(view::wrap(lines[i] + "  " + shown(checks[i].detail), display.columns, 4) + "\n");
}

int report(Session& session, const std::vector<Check>& checks, const std::vector<std::string>& mended = {}) {
  const bool broken = std::ranges::any_of(checks, [](auto& one) { return one.state == Finding::broken; });
  if (session.is_human_output())
    show_checks(session, checks, mended);
  else
    print_checks(session, checks, mended, broken);
  return broken ? 1 : 0;
}

/// Opens the journal, after repairing it if `fix`. Returns what is wrong if SQLite cannot even read its schema.
std::string open(bool fix, Session& session, std::vector<std::string>& mended) try {
  if (fix && !session.globals().dry_run) {
    mended = repair(session);
    session.mark_done();
    session.close_journal();
  }
  session.journal();
  return {};
} catch (const Error& error) {
  if (error.code == ErrorCode::locked || !store::has_unreadable_schema(session.path())) throw;
  return error.message;
}

int run(const Arguments& arguments, Session& session) {
  const Check configuration = check_configuration(session);
  if (!session.has_journal()) {
    session.journal();
    const bool was_one = session.is_default_path() && !backups_of_all(session).empty();
    return report(session, {{"journal", was_one ? Finding::warning : Finding::ok,
                             "not yet created: " + session.path() +
                                 (was_one ? std::string("; backups of an earlier one: ") + store::restore_hint : "")},
                            configuration});
  }
  std::vector<std::string> mended;
  const std::string damage = open(arguments.fix, session, mended);
  std::vector<Check> checks;
  check_places(session, checks);
  checks.push_back(configuration);
  if (damage.empty())
    check_contents(session.journal(), checks);
  else
    checks.push_back({"integrity", Finding::broken, damage + "; " + store::restore_hint});
  checks.push_back(check_backups(session));
  if (damage.empty()) check_settings(session, checks);
  return report(session, checks, mended);
}

}  // namespace

Command doctor() {
  return {.name = "doctor",
          .summary = "Check the journal, and repair what can be rebuilt",
          .group = Group::move,
          .examples = {{"doctor", "check everything"},
                       {"doctor --fix", "rebuild derived tables, fix permissions, remove leftovers"}},
          .parameters = {{.name = "--fix",
                          .help = "repair whatever can be repaired without loss, and list it",
                          .to = to<&Arguments::fix>}},
          .details =
              "Checks file permissions, leftovers of killed commands, conflicting copies, and network or synced "
              "folders; SQLite's integrity check, the log against the entries, and the derived tables against a "
              "rebuild; the settings file; every backup; and each setting of SQLite and of the process that durability "
              "depends on. The exit status is 1 if something is broken; warnings do not change it.\n\nWith --fix, "
              "doctor rebuilds the derived tables and the file, makes rapport's own files and folders private, and "
              "removes leftovers older than an hour. If the file is damaged but its entries and log are readable, "
              "doctor rebuilds the journal from them and keeps the damaged file. If entries are damaged, it changes "
              "nothing; rapport backup --list shows what you can restore.",
          .columns = keys<CheckRow>,
          .also = {{"With --json", keys<Report>}},
          .run = runs<run>,
          .tolerates_invalid_settings = true};
}

}  // namespace rapport::commands
