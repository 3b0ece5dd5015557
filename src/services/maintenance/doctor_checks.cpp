#include "services/maintenance/doctor_checks.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "services/maintenance/backups.hpp"
#include "services/maintenance/journal_location.hpp"
#include "store/derived.hpp"
#include "store/history.hpp"
#include "store/integrity.hpp"
#include "store/salvage.hpp"
#include "store/schema.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

std::string octal(unsigned mode) {
  std::string text;
  for (int shift = 6; shift >= 0; shift -= 3) text += static_cast<char>('0' + (mode >> shift & 7U));
  return text;
}

std::string listed(const std::vector<std::string>& items) { return join_first(items, 10); }

/// `ok` with a text if nothing was found, otherwise a warning that lists what was.
Check warned(std::string name, const std::vector<std::string>& found, const std::string& calm,
             const std::string& then) {
  if (found.empty()) return {std::move(name), Finding::ok, calm};
  return {std::move(name), Finding::warning, listed(found) + then};
}

Check check_permissions(Session& session) {
  std::vector<std::string> open;
  bool mendable = false;
  for (const Exposed& one : exposed(session)) {
    open.push_back(fmt::format("{} ({})", one.path, octal(one.mode)));
    mendable = mendable || one.mendable;
  }
  return warned("permissions", open, octal(inspect(session.path()).mode),
                std::string(": accessible to other users") + (mendable ? "; rapport doctor --fix corrects this" : ""));
}

Check check_leftovers(Session& session) {
  std::vector<std::string> found;
  bool stale = false;
  for (const Leftover& one : leftovers(session)) {
    found.push_back(one.path);
    stale = stale || one.stale;
  }
  if (!found.empty())
    return warned("leftovers", found, {},
                  stale ? ": left by killed commands; rapport doctor --fix removes old ones"
                        : ": from a running command, or from one killed within the last hour");
  // SQLite rolled back any hot journal on open. A journal that starts with a zero was never hot; the next writer
  // replaces it.
  const std::string hot = session.path() + "-journal";
  if (const auto head = read_head(hot, 1); head && !head->empty() && head->front() != '\0') found.push_back(hot);
  return warned("leftovers", found, "none", ": from a running or killed command; this folder is read-only");
}

Check check_drafts(const Session& session) {
  return warned("drafts", drafts(session), "none",
                ": unsaved texts, or texts being edited; remove those you no longer need");
}

/// Whether another program switched the file to WAL mode: byte 18 of the header (SQLite file format, 1.3.3).
bool writes_ahead(const std::string& journal) {
  const auto head = read_head(journal, 19);
  return head && head->size() == 19 && head->back() == 2;
}

/// One check for a connection or the process: all settings, the wrong ones first.
Check judged(std::string name, const std::vector<store::ConnectionSetting>& settings) {
  std::vector<std::string> wrong;
  std::string all;
  for (const auto& one : settings) {
    const bool right = one.is_right();
    all.append(all.empty() ? "" : ", ").append(one.name).append("=").append(right ? one.word : one.value);
    if (!right) wrong.push_back(fmt::format("{} is {}, expected {}", one.name, one.value, one.word));
  }
  if (wrong.empty()) return {std::move(name), Finding::ok, all};
  return {std::move(name), Finding::broken, listed(wrong) + ": " + all};
}

Check check_derived(const store::Database& database) {
  try {
    if (store::derived_is_fresh(database)) return {"derived", Finding::ok, "same as a rebuild"};
    return {"derived", Finding::broken, "out of date; rapport doctor --fix rebuilds them"};
  } catch (const Error& error) {
    if (error.code == ErrorCode::locked) throw;
    return {"derived", Finding::broken, "could not be rebuilt: " + error.message};
  }
}

Check check_process(Session& session) {
  const Process process = session.world().process();
  const auto word = [](bool value) { return value ? "ON" : "OFF"; };
  return judged("process", {{"umask", octal(process.umask), "077", "077"},
                            {"SIGPIPE", process.survives_pipes ? "ignored" : "fatal", "ignored", "ignored"},
                            {"SIGXFSZ", process.survives_limits ? "ignored" : "fatal", "ignored", "ignored"},
                            {"core_files", word(process.leaves_core), "OFF", "OFF"}});
}

/// The day of the newest command, if the log can be read.
std::optional<Day> last_written(Session& session) try {
  return store::last_written(session.journal());
} catch (const Error& error) {
  if (error.code == ErrorCode::locked) throw;
  return std::nullopt;
}

/// The check of backups, given that none is damaged.
Check check_age(Session& session, const std::vector<Backup>& backups) {
  const std::string count =
      view::count_text(static_cast<int>(backups.size()), "backup", "backups") + (backups.size() > 1 ? ", all" : ",");
  std::optional<Day> newest;
  for (const Backup& one : backups) {
    if (one.day && (!newest || *one.day > *newest)) newest = one.day;
  }
  const std::string maker = "; rapport remind makes one every day";
  if (!newest)
    return {"backups", Finding::warning,
            (backups.empty() ? "none yet" : count + " intact, but none from a day") + maker};
  const std::string words = count + " intact; the newest from " + view::date_text(*newest, session.today());
  const auto written = last_written(session);
  if (written && *newest + 1 < *written)
    return {"backups", Finding::warning,
            words + ", older than the last change on " + view::date_text(*written, session.today()) + maker};
  return {"backups", Finding::ok, words};
}

/// `DROP VIEW "mine"`, with the name quoted.
std::string drop_view(const std::string& name) {
  std::string quoted;
  for (const char c : name) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return "DROP VIEW \"" + quoted + "\"";
}

}  // namespace

Check check_configuration(Session& session) {
  try {
    const std::string path = session.config_path();
    session.settings();
    const bool there = inspect(path).kind != PathState::Kind::missing;
    return {"configuration", Finding::ok, there ? path : "no file; using defaults"};
  } catch (const Error& error) {
    // Without a home there is no settings file.
    const bool no_home = !session.world().variable("HOME") && !session.world().variable("XDG_CONFIG_HOME");
    return {"configuration", no_home ? Finding::ok : Finding::broken, error.message};
  }
}

void check_places(Session& session, std::vector<Check>& checks) {
  const std::string& path = session.path();
  checks.push_back({"journal", Finding::ok, path});
  checks.push_back(check_permissions(session));
  checks.push_back(check_leftovers(session));
  checks.push_back(check_drafts(session));
  const std::string folder = parent_folder(real_path(path));
  const std::string name = path.substr(path.rfind('/') + 1);
  std::vector<std::string> second = list_folder(folder);
  std::erase_if(second, [&](const std::string& one) { return !is_second_version(one, name); });
  checks.push_back(
      warned("conflicts", second, "none", ": a conflicting copy made by a sync program; inspect it with --journal"));
  const std::string syncer = syncer_of(folder);
  checks.push_back({"synced folder", syncer.empty() ? Finding::ok : Finding::warning,
                    syncer.empty() ? "no" : syncer + ": if two machines write at once, changes are lost"});
  const std::string network = network_filesystem_of(folder);
  checks.push_back({"network folder", network.empty() ? Finding::ok : Finding::warning,
                    network.empty() ? "no" : network + ": locks and syncs may not work there"});
}

void check_contents(const store::Database& database, std::vector<Check>& checks) {
  const std::string integrity = store::integrity(database);
  if (integrity != "ok")
    return checks.push_back(
        {"integrity", Finding::broken,
         integrity + "; " +
             (store::is_salvageable(database) ? "the entries are intact; rapport doctor --fix rebuilds the rest"
                                              : store::restore_hint)});
  checks.push_back({"integrity", Finding::ok, integrity});
  const auto unlike = store::rows_differing_from_log(database);
  checks.push_back(
      {"log", unlike.empty() ? Finding::ok : Finding::broken,
       unlike.empty()
           ? "the log and the entries agree"
           : fmt::format("entries differ from the log, so another program changed them: {}{}; {}", listed(unlike),
                         unlike.size() < store::most_named_entries ? "" : ", perhaps more", store::restore_hint)});
  if (const auto views = store::views(database); !views.empty()) {
    std::vector<std::string> statements;
    for (const std::string& name : views) statements.push_back(drop_view(name));
    checks.push_back(
        {"views", Finding::warning, "found views that rapport does not need; to remove them: " + listed(statements)});
  }
  const auto faults = store::entry_problems(database);
  checks.push_back({"entries", faults.empty() ? Finding::ok : Finding::broken,
                    faults.empty() ? "every reference and handle is valid"
                                   : listed(faults) + "; rapport doctor --fix repairs what it can"});
  if (const auto words = store::normalized_words(database); !words.empty())
    checks.push_back({"upgrade", Finding::ok, "an upgrade replaced invalid values: " + listed(words)});
  checks.push_back(check_derived(database));
}

Check check_backups(Session& session) {
  if (session.settings().backup_daily == 0) return {"backups", Finding::ok, "disabled: backup_daily is 0"};
  if (!session.has_place_for_state()) return {"backups", Finding::warning, "none, because HOME is not set"};
  auto backups = backups_of(session);
  std::erase_if(backups, [](const Backup& one) { return one.is_damaged_journal(); });
  std::vector<std::string> damaged;
  for (const Backup& one : backups) {
    if (!store::damage_in(one.file).empty()) damaged.push_back(one.file);
  }
  if (!damaged.empty()) return {"backups", Finding::broken, listed(damaged) + ": damaged and unusable"};
  return check_age(session, backups);
}

void check_settings(Session& session, std::vector<Check>& checks) {
  session.end_reading();
  try {
    checks.push_back(
        judged("reading", store::trust_settings(store::open_to_read(session.path()), store::Access::read)));
    checks.push_back(
        judged("settings", store::trust_settings(store::open_to_write(session.path(), {}), store::Access::write)));
  } catch (const Error& error) {
    const bool ahead = error.code == ErrorCode::locked && writes_ahead(session.path());
    checks.push_back(
        {"settings", Finding::warning,
         ahead ? "another program set journal_mode=WAL; the next writing command resets it" : error.message});
  }
  checks.push_back(check_process(session));
}

}  // namespace rapport::services
