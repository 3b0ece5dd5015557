#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/session/session.hpp"

namespace rapport::services {

/// The backup folder of this journal. Opens the journal for reading.
std::string backup_folder(Session& session);
/// The same, or the folder of all backups if the journal's name cannot be read.
std::string backup_folder_if_known(Session& session);

/// The endings of backups, and of damaged journals that a restore or a repair kept.
constexpr std::string_view backup_ending = ".db";
constexpr std::string_view damaged_ending = ".damaged";

/// An automatic backup of a day, or from before a migration or a restore; or a damaged journal.
struct Backup {
  std::string file;
  std::optional<Day> day;
  std::int64_t bytes = 0;

  bool is_damaged_journal() const { return file.ends_with(damaged_ending); }
};

/// The backups of this journal: days first, newest first, then the others, including unreadable journals that were
/// kept. Without a readable journal, the backups of all journals.
std::vector<Backup> backups_of(Session& session);

/// The backups of every journal this user has had on this machine.
std::vector<Backup> backups_of_all(Session& session);

/// A path for keeping the present journal, with a name and an ending: in the journal's own backup folder if it can be
/// read and `is_own`, otherwise in the common folder.
std::string place_to_keep(Session& session, const std::string& name, std::string_view ending, bool is_own);

/// The journal that the restore at a time (seconds since 1970) replaced; empty if it no longer exists.
std::string kept_by_restore(Session& session, std::int64_t at);
/// The name of that file without its ending.
std::string name_of_kept(std::int64_t at);

/// How much a journal or a backup contains.
struct JournalContents {
  std::int64_t people = 0;
  std::int64_t interactions = 0;
};
JournalContents contents_of(const store::Database& database);
/// `12 people, 340 interactions`
std::string contents_text(const JournalContents& contents);

/// How many backups to keep.
struct Rotation {
  int daily = 7;
  int weekly = 4;
  int monthly = 6;
};

/// Which of the days that have a backup keep it: the newest `daily` days; before them the newest `weekly` ISO weeks
/// that have any, each by its newest day; and before those `monthly` months, each by the newest day of its newest week.
/// Applying it daily gives the same result as applying it once.
std::vector<Day> kept(std::vector<Day> days, const Rotation& rotation);

/// Makes the backup of the day, unless there is one, and deletes those that are no longer kept. If it fails, it prints
/// a warning.
void back_up_daily(Session& session);

/// The same after a command has written, for journals smaller than 16 MiB; `remind` does it for larger ones.
void back_up_after_writing(Session& session);

}  // namespace rapport::services
