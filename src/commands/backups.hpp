#pragma once

#include <string>
#include <vector>

#include "commands/session.hpp"

namespace rapport::commands {

/// Where the automatic backups of this journal are.
std::string backup_folder(Session& session);

/// The day names (`2026-11-19.db`) that are kept: the newest `daily` ones, then the newest of each of `weekly` more ISO
/// weeks, then of `monthly` more months.
std::vector<std::string> kept(std::vector<std::string> names, int daily, int weekly, int monthly);

/// The backup of the day, if there is none yet, and no more of them than are to be kept. Where it cannot be made, a
/// line says so, and that is all.
void back_up_daily(Session& session);

/// The same, after a command has written, for a journal below 16 MiB: a larger one is left to `remind`.
void back_up_after_writing(Session& session);

}  // namespace rapport::commands
