#include <algorithm>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "commands/reply.hpp"
#include "store/check.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

struct Check {
  std::string name;
  std::string state;  ///< ok, warning or broken
  std::string detail;
};

std::string octal(unsigned mode) {
  std::string text;
  for (int shift = 6; shift >= 0; shift -= 3) text += static_cast<char>('0' + (mode >> shift & 7U));
  return text;
}

void check_places(Session& session, std::vector<Check>& checks) {
  const std::string path = session.path();
  const std::string folder = folder_of(path);
  const unsigned mode = look_at(path).mode;
  checks.push_back({"journal", "ok", path});
  checks.push_back({"permissions", (mode & 077U) == 0 ? "ok" : "warning",
                    octal(mode) + ((mode & 077U) == 0 ? "" : ": others can read it; chmod 600")});
  std::string leftovers;
  std::string conflicts;
  const std::string name = path.substr(path.rfind('/') + 1);
  for (const std::string& one : names_in(folder)) {
    if (one.starts_with("." + name + ".") || one.starts_with("." + name + "-search."))
      leftovers += (leftovers.empty() ? "" : ", ") + one;
    if (fold(one).find("conflict") != std::string::npos) conflicts += (conflicts.empty() ? "" : ", ") + one;
  }
  checks.push_back({"leftovers", leftovers.empty() ? "ok" : "warning",
                    leftovers.empty() ? "none" : leftovers + ": from a command that was killed; can be removed"});
  checks.push_back({"conflicts", conflicts.empty() ? "ok" : "warning", conflicts.empty() ? "none" : conflicts});
  const std::string lower = fold(folder);
  bool synced = false;
  for (const char* word : {"dropbox", "onedrive", "google drive", "icloud", "nextcloud", "syncthing"})
    synced = synced || lower.find(word) != std::string::npos;
  checks.push_back({"synced folder", synced ? "warning" : "ok",
                    synced ? "two machines that write at once lose one another's changes" : "no"});
}

/// The settings under which a command writes; only looked at.
Check writing_settings(Session& session) {
  try {
    const auto writer = store::open_to_write(session.path(), {});
    std::string settings;
    for (const auto& [name, value] : store::trust_settings(writer)) {
      settings.append(settings.empty() ? "" : ", ").append(name).append("=").append(value);
    }
    return {"settings", "ok", settings};
  } catch (const Error& error) {
    return {"settings", "warning", error.message};
  }
}

void check_contents(const store::Database& database, std::vector<Check>& checks) {
  const std::string integrity = store::integrity(database);
  checks.push_back({"integrity", integrity == "ok" ? "ok" : "broken", integrity});
  if (integrity != "ok") return;
  const auto unlike = store::rows_unlike_log(database);
  std::string names;
  for (const auto& one : unlike) names += (names.empty() ? "" : ", ") + one;
  checks.push_back({"log", unlike.empty() ? "ok" : "broken",
                    unlike.empty() ? "the log and the entries agree" : "not as the log says: " + names});
  const bool fresh = store::derived_is_fresh(database);
  checks.push_back({"derived", fresh ? "ok" : "broken",
                    fresh ? "as a rebuild would give" : "stale; rapport doctor --fix makes it anew"});
}

int report(Session& session, const std::vector<Check>& checks) {
  const bool broken = std::any_of(checks.begin(), checks.end(), [](auto& one) { return one.state == "broken"; });
  if (!session.for_people()) {
    std::vector<Fields> list;
    Listing listing{.columns = {"check", "state", "detail"}, .rows = {}, .id_column = "check"};
    for (const Check& one : checks) {
      list.push_back({{"check", one.name}, {"state", one.state}, {"detail", one.detail}});
      listing.rows.push_back({one.name, one.state, one.detail});
    }
    if (session.globals().format == "json")
      print_object(session, {{"healthy", !broken}, {"checks", std::move(list)}}, "check");
    else
      print(session, std::move(listing));
    return broken ? 1 : 0;
  }
  view::Table table{.columns = {{.title = {}}, {.title = {}}}};
  for (const Check& one : checks) {
    const auto tone = one.state == "ok" ? view::Tone::good : view::Tone::pressing;
    table.rows.push_back({{one.name}, {one.state, tone}});
  }
  view::Page page = session.page();
  const std::string lines = view::render(table, page);
  std::size_t at = 0;
  for (const Check& one : checks) {
    const std::size_t end = lines.find('\n', at);
    session.say(view::wrap(lines.substr(at, end - at) + "  " + session.safe(one.detail), page.columns, 4) + "\n");
    at = end + 1;
  }
  return broken ? 1 : 0;
}

int run(const Options& options, Session& session) {
  if (!session.has_journal()) {
    session.journal();
    return report(session, {{"journal", "ok", "there is none yet at " + session.path()}});
  }
  const bool fix = options.has("--fix") && !session.globals().dry_run;
  auto& database = fix ? session.writable() : session.journal();
  if (fix) {
    store::rebuild_derived(database);
    store::rewrite(database);
  }
  std::vector<Check> checks;
  check_places(session, checks);
  check_contents(database, checks);
  session.end_reading();
  checks.push_back(writing_settings(session));
  return report(session, checks);
}

}  // namespace

Command doctor() {
  return {.name = "doctor",
          .summary = "Check the journal, and mend what can be made anew",
          .group = Group::move,
          .examples = {{"doctor", "look"}, {"doctor --fix", "make the derived tables and the file anew"}},
          .parameters = {{.name = "--fix", .help = "make anew what is derived from the facts, and the file"}},
          .details =
              "Looks at the file's permissions and neighbours, at SQLite's own integrity check, at the log against the "
              "entries, and at the derived tables against a rebuild. Status 1 where something is broken.",
          .columns = "check,state,detail",
          .run = run};
}

}  // namespace rapport::commands
