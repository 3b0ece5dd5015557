#pragma once

#include <string>

#include "store/sqlite.hpp"

namespace rapport::store {

/// Whether the entries and their log can be read to the end without an index.
bool is_salvageable(const Database& database);

/// Rebuilds a damaged journal from its facts: writes the entries and their log to a new file and derives everything
/// else, including indexes. The new file replaces the one at `path`, which is kept byte for byte; see `replace`, whose
/// result is returned. Does nothing and returns an empty text if the facts are not readable. Throws Error if the new
/// file cannot be written.
std::string salvage(const std::string& path, const std::string& kept);

}  // namespace rapport::store
