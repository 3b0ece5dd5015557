#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/session/session.hpp"

namespace rapport::services {

/// Where the backups of this journal are; it is opened to read.
std::string backup_folder(Session& session);
/// The same, or where those of all journals are if the name of this one cannot be read.
std::string backup_folder_if_known(Session& session);

/// How the names of backups end, and those of damaged journals that were kept when they were restored over or mended.
constexpr std::string_view backup_ending = ".db";
constexpr std::string_view damaged_ending = ".damaged";

/// A backup that rapport made by itself: of a day, or before a migration or a restore; or a damaged journal.
struct Backup {
  std::string file;
  std::optional<Day> day;
  std::int64_t bytes = 0;

  bool is_damaged_journal() const { return file.ends_with(damaged_ending); }
};

/// Those of this journal, the newest day first, then the others, among them what was kept of journals that could not be
/// read; where there is no journal that can be, those of all.
std::vector<Backup> backups_of(Session& session);

/// Those of all journals that this user ever had here.
std::vector<Backup> backups_of_all(Session& session);

/// Where what is there now is to be kept, under a name of a few words and its ending; with the backups of the journal
/// itself where it can be read and `is_own`, else where all are.
std::string place_to_keep(Session& session, const std::string& name, std::string_view ending, bool is_own);

/// What was there before a restore at a time (seconds since 1970); empty where that is no longer to be found.
std::string kept_by_restore(Session& session, std::int64_t at);
/// The name of that file, without its end.
std::string name_of_kept(std::int64_t at);

/// How much a journal or a backup holds.
struct JournalContents {
  std::int64_t people = 0;
  std::int64_t interactions = 0;
};
JournalContents contents_of(const store::Database& database);
/// `12 people, 340 talks`
std::string contents_text(const JournalContents& contents);

/// How many backups are kept.
struct Rotation {
  int daily = 7;
  int weekly = 4;
  int monthly = 6;
};

/// Which of the days that have a backup keep it: the newest `daily` ones; of the ISO weeks before them that have any
/// the newest `weekly`, each by its newest day; and before those `monthly` months, each by the newest day of its newest
/// week. To apply it every day leaves the same as to apply it once to all.
std::vector<Day> kept(std::vector<Day> days, const Rotation& rotation);

/// The backup of the day, if there is none yet, and no more of them than are to be kept. Where it cannot be made, a
/// line says so, and that is all.
void back_up_daily(Session& session);

/// The same, after a command has written, for a journal below 16 MiB: a larger one is left to `remind`.
void back_up_after_writing(Session& session);

}  // namespace rapport::services
