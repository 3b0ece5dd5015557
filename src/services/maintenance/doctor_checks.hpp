#pragma once

#include <string>
#include <vector>

#include "base/vocabulary.hpp"

#include "services/session/session.hpp"

namespace rapport::services {

enum class Finding { ok, warning, broken };

/// One thing that doctor looks at, and what it found.
struct Check {
  std::string name;
  Finding state = Finding::ok;
  std::string detail;
};

/// Whether the settings file can be read. Where it cannot, the session goes on with the defaults.
Check check_configuration(Session& session);

/// The journal's file, its neighbours and its place.
void check_places(Session& session, std::vector<Check>& checks);

/// What is in a journal or backup: SQLite's own look, the log beside the entries, the derived tables beside a rebuild.
void check_contents(const store::Database& database, std::vector<Check>& checks);

/// Whether there are backups, each whole, the newest no older than what was written since.
Check check_backups(Session& session);

/// The settings of SQLite under which the journal is read and written, and those of the process. Ends the session's
/// reading.
void check_settings(Session& session, std::vector<Check>& checks);

}  // namespace rapport::services

template <>
inline constexpr std::array<std::string_view, 3> rapport::words<rapport::services::Finding>{"ok", "warning", "broken"};
