#pragma once

#include <string>
#include <vector>

#include "base/vocabulary.hpp"

#include "services/session/session.hpp"

namespace rapport::services {

enum class Finding { ok, warning, broken };

/// One check and its result.
struct Check {
  std::string name;
  Finding state = Finding::ok;
  std::string detail;
};

/// Whether the settings file can be read. If not, the session continues with the defaults.
Check check_configuration(Session& session);

/// Checks the journal's file, the files next to it and its location.
void check_places(Session& session, std::vector<Check>& checks);

/// Checks the content of a journal or backup: SQLite's integrity check, the log against the entries, and the derived
/// tables against a rebuild.
void check_contents(const store::Database& database, std::vector<Check>& checks);

/// Whether there are backups, all are intact, and the newest is as new as the last change.
Check check_backups(Session& session);

/// Checks the settings of SQLite for reading and writing, and those of the process. Ends the session's read
/// transaction.
void check_settings(Session& session, std::vector<Check>& checks);

}  // namespace rapport::services

template <>
inline constexpr std::array<std::string_view, 3> rapport::words<rapport::services::Finding>{"ok", "warning", "broken"};
