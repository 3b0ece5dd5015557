#include "services/maintenance/journal_location.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "services/maintenance/backups.hpp"

namespace rapport::services {
namespace {

constexpr std::int64_t hour = 60 * 60;

/// A folder name, alone or with more text after it (`OneDrive - Lumen`), or a path in a folder, and the program it
/// belongs to.
struct Sign {
  std::string_view sign;
  std::string_view syncer;
};

constexpr std::array<Sign, 18> names{{{"dropbox", "Dropbox"},
                                      {"onedrive", "OneDrive"},
                                      {"google drive", "Google Drive"},
                                      {"googledrive", "Google Drive"},
                                      {"my drive", "Google Drive"},
                                      {"icloud", "iCloud"},
                                      {"iclouddrive", "iCloud"},
                                      {"mobile documents", "iCloud"},
                                      {"nextcloud", "Nextcloud"},
                                      {"owncloud", "ownCloud"},
                                      {"syncthing", "Syncthing"},
                                      {"seafile", "Seafile"},
                                      {"pclouddrive", "pCloud"},
                                      {"proton drive", "Proton Drive"},
                                      {"protondrive", "Proton Drive"},
                                      {"box sync", "Box"},
                                      {"tresorit", "Tresorit"},
                                      {"megasync", "MEGA"}}};

// Names that match only as a whole, because other names start with them.
constexpr std::array<Sign, 2> whole_names{{{"box", "Box"}, {"sync", "a program"}}};

// In a home folder `.dropbox` is the program's own folder, and in a synced folder it is a file; `.sync` is similar.
constexpr std::array<Sign, 9> markers{{{".dropbox.cache", "Dropbox"},
                                       {".stfolder", "Syncthing"},
                                       {".stversions", "Syncthing"},
                                       {".sync/ID", "Resilio Sync"},
                                       {".tmp.drivedownload", "Google Drive"},
                                       {".nextcloudsync.log", "Nextcloud"},
                                       {".owncloudsync.log", "ownCloud"},
                                       {".seafile-data", "Seafile"},
                                       {".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"}}};

bool is_there(const std::string& path) { return inspect(path).kind != PathState::Kind::missing; }

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::string syncer_here(const std::string& folder) {
  const std::string name = fold(name_of(folder));
  for (const auto& [sign, syncer] : names) {
    if (name.starts_with(sign) && (name.size() == sign.size() || !is_alnum(name[sign.size()])))
      return std::string(syncer);
  }
  for (const auto& [sign, syncer] : whole_names) {
    if (name == sign) return std::string(syncer);
  }
  for (const auto& [sign, syncer] : markers) {
    if (is_there(folder + "/" + std::string(sign))) return std::string(syncer);
  }
  if (inspect(folder + "/.dropbox").kind == PathState::Kind::file) return "Dropbox";
  for (const std::string& one : list_folder(folder)) {
    if ((one.starts_with(".sync_") || one.starts_with("._sync_")) && one.ends_with(".db")) return "Nextcloud";
  }
  return {};
}

/// Folders that belong to rapport alone, if HOME is set.
std::vector<std::string> own_folders(Session& session) {
  const World& world = session.world();
  std::vector<std::string> folders;
  if (session.has_place_for_state()) {
    folders = {parent_folder(session.state_path("x")), session.state_path("backups"), backup_folder_if_known(session)};
  }
  if (world.variable("HOME") || world.variable("XDG_CONFIG_HOME"))
    folders.push_back(parent_folder(session.config_path()));
  return folders;
}

bool is_stale(const PathState& state, std::int64_t now) {
  return state.own && !state.link && state.kind == PathState::Kind::file && state.modified < now - hour;
}

void look_for_exposed(const std::string& path, unsigned forbidden, bool mendable, std::vector<Exposed>& found) {
  const PathState state = inspect(path);
  const bool known = state.kind == PathState::Kind::file || state.kind == PathState::Kind::folder;
  if (known && (state.mode & forbidden) != 0) found.push_back({path, state.mode, mendable && state.own});
}

/// ` 2.db`, as iCloud names a conflicting copy.
bool is_numbered(std::string_view rest) {
  const std::string_view number = rest.substr(0, rest.find('.'));
  return number.size() > 1 && number.front() == ' ' && std::all_of(number.begin() + 1, number.end(), is_digit);
}

/// `-LAPTOP-7K3`, as OneDrive names a copy from another machine.
bool is_of_a_host(std::string_view rest) {
  rest = rest.substr(0, rest.rfind('.'));
  if (rest.size() < 2 || rest.front() != '-') return false;
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return std::ranges::any_of(rest, is_upper) &&
         std::ranges::all_of(rest, [&](char c) { return is_upper(c) || is_digit(c) || c == '-'; });
}

}  // namespace

std::string syncer_of(const std::string& folder) {
  for (std::string at = real_path(folder); at != "/" && at != "."; at = parent_folder(at)) {
    if (std::string syncer = syncer_here(at); !syncer.empty()) return syncer;
  }
  return {};
}

bool is_second_version(std::string_view name, std::string_view journal) {
  const std::string folded = fold(name);
  const std::string stem = fold(journal.substr(0, journal.rfind('.')));
  if (name == journal || !folded.starts_with(stem)) return false;
  const std::string rest = folded.substr(stem.size());
  constexpr std::array<std::string_view, 7> words{"conflict", "konflikt", "conflit", " copy",
                                                  "kopie",    "copie",    "copia"};
  const auto says = [&](std::string_view word) { return rest.find(word) != std::string::npos; };
  if (std::ranges::any_of(words, says) || is_numbered(rest)) return true;
  // The original spelling, because folding may change the length.
  const std::string_view as_written = journal.substr(0, journal.rfind('.'));
  if (name.starts_with(as_written) && is_of_a_host(name.substr(as_written.size()))) return true;
  // A number in brackets: `journal (1).db`, `journal(2).db`, `journal.db (1)`.
  const std::size_t open = rest.find('(');
  const std::size_t close = rest.find(')', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos || close == open + 1) return false;
  return std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(open) + 1,
                     rest.begin() + static_cast<std::ptrdiff_t>(close), is_digit);
}

bool is_temporary(std::string_view name, std::string_view of) {
  constexpr std::size_t by_chance = 6;
  for (const std::string_view suffix : {"-journal", "-wal", "-shm"}) {
    if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
  }
  if (name.size() < by_chance + 3 || name.front() != '.' || name[name.size() - by_chance - 1] != '.') return false;
  // Random suffixes hardly ever have only lower-case letters; names such as `.journal.db.backup` do.
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto chance = name.substr(name.size() - by_chance);
  if (!std::ranges::all_of(chance, is_alnum) || std::ranges::all_of(chance, is_small)) return false;
  return of.empty() || name.substr(1, name.size() - by_chance - 2) == of;
}

std::vector<Leftover> leftovers(Session& session) {
  std::vector<Leftover> found;
  const auto look_in = [&](const std::string& folder, std::string_view of) {
    for (const std::string& name : list_folder(folder)) {
      if (!is_temporary(name, of)) continue;
      const std::string path = folder + "/" + name;
      found.push_back({path, is_stale(inspect(path), session.world().now)});
    }
  };
  const std::string folder = parent_folder(session.path());
  const std::string name = name_of(session.path());
  look_in(folder, name);
  look_in(folder, name + "-search");
  for (const std::string& own : own_folders(session)) {
    if (own != folder) look_in(own, own == parent_folder(session.config_path()) ? "config.toml" : "");
  }
  return found;
}

std::vector<std::string> drafts(const Session& session) {
  std::vector<std::string> found;
  const std::string folder = session.drafts_folder();
  for (const std::string& name : list_folder(folder)) {
    const std::string path = folder + "/" + name;
    const PathState state = inspect(path);
    if (name.starts_with("edit.") && state.kind == PathState::Kind::folder && state.own && !state.link)
      found.push_back(path);
  }
  return found;
}

std::vector<Exposed> exposed(Session& session) {
  constexpr unsigned any = 077;
  constexpr unsigned writing = 022;
  std::vector<Exposed> found;
  const std::string& journal = session.path();
  for (const char* suffix : {"", "-search", "-journal"}) look_for_exposed(journal + suffix, any, true, found);
  const std::string folder = parent_folder(journal);
  const bool is_own = name_of(folder) == "rapport";
  look_for_exposed(folder, is_own ? any : writing, is_own, found);
  for (const std::string& own : own_folders(session)) {
    if (own != folder) look_for_exposed(own, any, true, found);
    for (const std::string& name : list_folder(own)) {
      const std::string path = own + "/" + name;
      if (inspect(path).kind == PathState::Kind::file && path != journal) look_for_exposed(path, any, true, found);
    }
  }
  return found;
}

void check_target(Session& session, const std::string& file) {
  const std::string folder = real_path(parent_folder(file));
  for (const char* end : {"", "-journal", "-wal", "-shm", "-search"}) {
    const std::string own = session.path() + end;  // whether or not it exists
    if (is_same_file(file, own) || (folder == real_path(parent_folder(own)) && name_of(file) == name_of(own)))
      throw Error(ErrorCode::usage, file + " is the journal or one of its files", "choose another file");
  }
}

std::vector<std::string> warnings_of_place(const std::string& journal) {
  std::vector<std::string> warnings;
  const std::string folder = parent_folder(real_path(journal));
  if (const std::string network = network_filesystem_of(folder); !network.empty())
    warnings.push_back("the journal is on a network file system (" + network + "), where locks and syncs may not work");
  if (const std::string syncer = syncer_of(folder); !syncer.empty())
    warnings.push_back("the journal is in a folder that " + syncer +
                       " syncs; if two machines write at once, changes are lost");
  for (const std::string& name : list_folder(folder)) {
    if (is_second_version(name, name_of(journal)))
      warnings.push_back("next to the journal is a conflicting copy, " + name);
  }
  return warnings;
}

}  // namespace rapport::services
