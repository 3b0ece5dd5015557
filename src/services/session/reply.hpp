#pragma once

#include <string>

#include "base/listing.hpp"
#include "services/session/session.hpp"
#include "view/table.hpp"

namespace rapport::services {

/// Prints a listing in the machine format that was asked for, with the columns that were asked for; as a table only
/// where they were.
void print(Session& session, Listing listing);

/// Prints an object as JSON, or as a listing of one row in the other machine formats.
void print_object(Session& session, const Fields& object, const std::string& id_column);

/// Prints a listing: `table` for people, the listing for programs. With no rows, `calm` is the line that a person sees
/// on a terminal.
int reply(Session& session, const Listing& listing, const view::Table& table, const std::string& empty_message);

/// What a writing command says when it is done: for people `words` (one or more lines), for programs an object of
/// `operation`, `dry_run` and `row`. Says once where a new journal was made.
int reply(Session& session, const store::Edit& edit, const Fields& row, const std::string& words);

}  // namespace rapport::services
