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

/// Once a day, after a command has written: a copy of a journal below 16 MiB, and no more copies than are to be kept.
void back_up_daily(Session& session);

}  // namespace rapport::commands
