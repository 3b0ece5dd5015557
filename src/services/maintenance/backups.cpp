#include "services/maintenance/backups.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <functional>
#include <set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/folder_lock.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "store/entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::services {
namespace {

constexpr std::size_t largest_daily = std::size_t{16} << 20;

std::optional<Day> day_of_name(const std::string& name) {
  return name.ends_with(".db") ? parse_iso(name.substr(0, name.size() - 3)) : std::nullopt;
}

std::vector<std::string> databases_in(const std::string& folder) {
  auto names = list_folder(folder);
  std::erase_if(names, [](const std::string& name) {
    return name.starts_with(".") || !(name.ends_with(backup_ending) || name.ends_with(damaged_ending));
  });
  return names;
}

/// Deletes the daily backups that are no longer kept. Backups of future days, made while a clock was wrong, are neither
/// counted nor deleted.
void rotate(const std::string& folder, Day today, const Rotation& rotation) {
  std::vector<Day> days;
  for (const std::string& name : databases_in(folder)) {
    if (const auto day = day_of_name(name); day && *day <= today) days.push_back(*day);
  }
  const auto keep = kept(days, rotation);
  for (const Day day : days) {
    if (!contains(keep, day)) remove_file(fmt::format("{}/{}.db", folder, to_iso(day)));
  }
}

/// The backup folders of all journals, and the folder of unreadable journals that were kept.
std::vector<std::string> all_folders(Session& session) {
  const std::string all = session.state_path("backups");
  std::vector<std::string> folders{all};
  for (const std::string& name : list_folder(all)) {
    if (inspect(all + "/" + name).kind == PathState::Kind::folder) folders.push_back(all + "/" + name);
  }
  return folders;
}

/// The backup folder of this journal, and the folder of unreadable journals that were kept. If the journal is missing
/// or unreadable, the folders of all journals, because it may be any of them.
std::vector<std::string> folders_of(Session& session) {
  try {
    if (session.has_journal()) return {backup_folder(session), session.state_path("backups")};
  } catch (const Error& error) {
    if (error.code == ErrorCode::locked) throw;
  }
  return all_folders(session);
}

std::vector<Backup> backups_in(const std::vector<std::string>& folders) {
  std::vector<Backup> found;
  for (const std::string& folder : folders) {
    for (const std::string& name : databases_in(folder)) {
      const std::string file = folder + "/" + name;
      found.push_back({file, day_of_name(name), static_cast<std::int64_t>(inspect(file).size)});
    }
  }
  // Backups without a day come last.
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.day > b.day; });
  return found;
}

}  // namespace

std::string backup_folder(Session& session) { return session.state_path("backups/" + session.device()); }

std::string backup_folder_if_known(Session& session) try { return backup_folder(session); } catch (const Error& error) {
  if (error.code == ErrorCode::locked) throw;
  return session.state_path("backups");
}

std::string place_to_keep(Session& session, const std::string& name, std::string_view ending, bool is_own) {
  const std::string folder = !session.has_place_for_state() ? parent_folder(session.path())
                             : is_own                       ? backup_folder_if_known(session)
                                                            : session.state_path("backups");
  if (folder != ".") make_private_folder(folder);
  return folder + "/" + name + std::string(ending);
}

std::string name_of_kept(std::int64_t at) { return "before-restore-" + moment(at); }

std::string kept_by_restore(Session& session, std::int64_t at) {
  std::string found;
  for (const Backup& one : backups_of(session)) {
    const bool is_it = !one.is_damaged_journal() && one.file.find("/" + name_of_kept(at)) != std::string::npos;
    if (is_it && one.file.size() >= found.size()) found = one.file;  // the last of several in one second
  }
  return found;
}

std::vector<Backup> backups_of(Session& session) { return backups_in(folders_of(session)); }

std::vector<Backup> backups_of_all(Session& session) {
  if (!session.has_place_for_state()) return {};
  return backups_in(all_folders(session));
}

std::vector<Day> kept(std::vector<Day> days, const Rotation& rotation) {
  std::ranges::sort(days, std::greater<>());
  const auto number = [](int count) { return static_cast<std::size_t>(std::max(count, 0)); };
  std::vector<Day> kept;
  std::set<Day> weeks;
  std::set<std::string> months;
  for (const Day day : days) {
    if (kept.size() < number(rotation.daily)) {
      kept.push_back(day);
      continue;
    }
    // Every week keeps one, so that the day that represents a month does not change later.
    if (rotation.weekly > 0 && !weeks.insert(monday_of(day)).second) continue;
    const bool by_week = rotation.weekly > 0 && weeks.size() <= number(rotation.weekly);
    const bool by_month =
        !by_week && months.size() < number(rotation.monthly) && months.insert(to_iso(day).substr(0, 7)).second;
    if (by_week || by_month) kept.push_back(day);
  }
  return kept;
}

void back_up_after_writing(Session& session) {
  if (!session.committed() || session.globals().dry_run || inspect(session.path()).size > largest_daily) return;
  back_up_daily(session);
}

void back_up_daily(Session& session) {
  const Settings& settings = session.settings();
  if (settings.backup_daily == 0) return;
  if (!session.has_place_for_state()) return;
  const std::string folder = backup_folder(session);
  const std::string day = moment(session.world().now).substr(0, 10);
  const std::string file = fmt::format("{}/{}.db", folder, day);
  if (inspect(file).kind == PathState::Kind::file) return;
  try {
    make_private_folder(folder);
    // `forget` lists the backups under this lock, so a backup that has begun is complete by then.
    const FolderLock lock(folder);
    if (inspect(file).kind == PathState::Kind::file) return;
    store::backup(session.journal(), file);
    rotate(folder, *parse_iso(day),
           {.daily = settings.backup_daily, .weekly = settings.backup_weekly, .monthly = settings.backup_monthly});
  } catch (const Error& error) {
    session.note("rapport: warning: could not write today's backup: " + shown(error.message));
  }
}

JournalContents contents_of(const store::Database& database) {
  return {store::count<model::Person>(database), store::count<model::Interaction>(database)};
}

std::string contents_text(const JournalContents& contents) {
  return view::count_text(static_cast<int>(contents.people), "person", "people") + ", " +
         view::count_text(static_cast<int>(contents.interactions), "interaction", "interactions");
}

}  // namespace rapport::services
