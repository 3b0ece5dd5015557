#include "services/session/session.hpp"

#include <fmt/core.h>
#include <stdexcept>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "services/session/diagnostics.hpp"
#include "store/device.hpp"

namespace rapport::services {
namespace {

/// A random name for a new journal's machine, which distinguishes journals.
std::string new_device(const World& world) { return to_text(IdSource(world.seed).next(1)).substr(0, 6); }

}  // namespace

Session::Session(World& world, Globals globals, Dialogue& dialogue)
    : world_(world), globals_(std::move(globals)), dialogue_(dialogue) {}

std::string Session::base_folder(const std::string& variable, const std::string& below_home) const {
  // Relative paths in XDG variables are ignored (XDG Base Directory Specification).
  if (const auto folder = world_.variable(variable); folder && folder->front() == '/') return *folder;
  if (const auto home = world_.variable("HOME"); home && home->front() == '/') return *home + below_home;
  throw Error(ErrorCode::failure, "neither HOME nor " + variable + " is set", "use --journal FILE");
}

std::string Session::state_path(const std::string& name) const {
  return base_folder("XDG_STATE_HOME", "/.local/state") + "/rapport/" + name;
}

std::string Session::config_path() const { return base_folder("XDG_CONFIG_HOME", "/.config") + "/rapport/config.toml"; }

std::string Session::drafts_folder() const {
  return has_place_for_state() ? base_folder("XDG_STATE_HOME", "/.local/state") + "/rapport"
                               : world_.variable("TMPDIR").value_or("/tmp");
}

std::string Session::backups_folder() { return has_place_for_state() ? state_path("backups") : std::string{}; }

const Settings& Session::settings() {
  if (settings_) return *settings_;
  settings_.emplace();
  if (world_.variable("XDG_CONFIG_HOME") || world_.variable("HOME")) {
    const std::string path = config_path();
    if (const auto toml = read_file(path, largest_settings)) settings_ = parse_settings(*toml, path);
  }
  return *settings_;
}

std::string Session::at_home(const std::string& path) const {
  if (!path.starts_with("~/")) return path;
  if (const auto home = world_.variable("HOME")) return *home + path.substr(1);
  throw Error(ErrorCode::failure, "the journal is at " + path + ", but HOME is not set", "use --journal FILE");
}

std::string Session::find_path() {
  if (named_by_user()) return globals_.journal;
  if (const auto path = world_.variable("RAPPORT_JOURNAL")) return at_home(*path);
  if (!settings().journal.empty()) return at_home(settings().journal);
  return base_folder("XDG_DATA_HOME", "/.local/share") + "/rapport/journal.db";
}

const std::string& Session::path() {
  if (path_.empty()) path_ = find_path();
  return path_;
}

store::Database& Session::journal() {
  if (database_) return *database_;
  if (store::exists(path())) {
    store::bring_up_to_date(path(), backups_folder());
    database_ = store::open_to_read(path());
    reading_ = std::make_unique<store::Transaction>(*database_, store::Access::read);
  } else if (named_by_user()) {
    throw Error(ErrorCode::failure, "no journal at " + path(), "rapport add and rapport log create one");
  } else {
    database_ = store::empty_journal();
  }
  trace("journal " + path());
  return *database_;
}

store::Database& Session::writable() {
  if (!store::exists(path())) return journal();
  database_ = store::open_to_write(path(), backups_folder());
  trace("journal " + path());
  return *database_;
}

store::Database& Session::journal_for_repair() {
  close_journal();
  is_writing_ = true;
  return writable();
}

store::Edit Session::begin(std::string command) {
  is_writing_ = true;
  return {*database_, {.command = std::move(command), .now = world_.now, .seed = world_.seed + edits_++}};
}

store::Edit Session::edit(std::string command) {
  if (database_ && !is_writing_) throw std::logic_error("read before the lock was taken");
  if (!database_) writable();
  return begin(std::move(command));
}

store::Edit Session::edit_or_create(std::string command) {
  if (database_ || store::exists(path())) return edit(std::move(command));
  // The file is created when the edit is committed, so a command that fails leaves nothing behind.
  creating_ = !globals_.dry_run;
  database_ = store::empty_journal(new_device(world_));
  trace("journal " + path());
  return begin(std::move(command));
}

store::Edit Session::edit_in_bulk(std::string command) {
  if (store::exists(path())) {
    store::enlarge_cache(writable());
    return begin(std::move(command));
  }
  if (globals_.dry_run) return edit_or_create(std::move(command));
  creating_ = true;
  auto [database, file] = store::staged_journal(path(), new_device(world_));
  database_ = std::move(database);
  staged_file_ = std::move(file);
  trace("journal " + path());
  return begin(std::move(command));
}

Session::~Session() {
  if (staged_file_.empty()) return;
  database_.reset();
  try {
    remove_file(staged_file_);
  } catch (const Error&) {  // doctor reports what is left behind
  }
}

std::string Session::device() { return device_.empty() ? store::device_of(journal()) : device_; }

std::string Session::answer(const std::string& key, std::function<std::string(Dialogue&)> ask) {
  if (const std::string* known = dialogue_.answer(key)) return *known;
  throw PendingQuestion{key, std::move(ask)};
}

void Session::commit(store::Edit& edit) {
  if (!dialogue_.all_used())
    throw Error(ErrorCode::not_found, "what you were asked about was changed by another command; nothing was changed",
                "run the command again");
  if (globals_.dry_run || edit.empty()) return edit.rehearse();
  edit.commit();
  if (creating_ && staged_file_.empty()) store::create_journal_file(*database_, path());
  if (!staged_file_.empty()) {
    store::move_into_place(staged_file_, path());
    staged_file_.clear();
  }
  committed_ = edit.operation();
  device_ = edit.device();
  trace(fmt::format("operation {}, changes {}", to_text(edit.operation()), edit.changes()));
}

bool Session::coloured() {
  if (!globals_.color.empty() && globals_.color != "auto") return globals_.color == "always";
  // NO_COLOR (no-color.org) and the CLICOLOR convention, in order of precedence.
  const auto set = [&](const char* name) { return world_.variable(name).value_or("0") != "0"; };
  if (globals_.color.empty()) {
    if (world_.variable("NO_COLOR")) return false;
    if (set("CLICOLOR_FORCE")) return true;
    if (settings().color != "auto") return settings().color == "always";
  }
  if (world_.variable("CLICOLOR") == "0" || world_.variable("TERM") == "dumb") return false;
  return world_.terminal.out;
}

view::Display Session::display() {
  const Terminal& terminal = world_.terminal;
  return {.columns = terminal.out ? terminal.columns : 0,
          .paint = {.colour = coloured(), .utf8 = terminal.utf8 || !terminal.out}};
}

void Session::note(std::string_view line) {
  world_.err.write(line);
  world_.err.write("\n");
}

void Session::trace(std::string_view line) {
  if (globals_.verbose) diagnose(world_.err, shown(line));
}

}  // namespace rapport::services
