#pragma once

#include <string>

#include "base/listing.hpp"
#include "services/session/session.hpp"
#include "view/table.hpp"

namespace rapport::services {

/// Prints a listing in the requested machine format with the requested columns. Prints a table only if columns were
/// requested.
void print(Session& session, Listing listing);

/// Prints an object as JSON, or as a listing with one row in the other machine formats.
void print_object(Session& session, const Fields& object, const std::string& id_column);

/// Prints `table` for people, and the listing for programs. If there are no rows, a terminal shows `empty_message`.
int reply(Session& session, const Listing& listing, const view::Table& table, const std::string& empty_message);

/// Prints the reply of a command that writes: `words` (one or more lines) for people, and an object with `operation`,
/// `dry_run` and `row` for programs. Mentions a new journal.
int reply(Session& session, const store::Edit& edit, const Fields& row, const std::string& words);

}  // namespace rapport::services
