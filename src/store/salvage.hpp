#pragma once

#include <string>

#include "store/sqlite.hpp"

namespace rapport::store {

/// Whether the entries and their log can be read to their end, without an index.
bool is_salvageable(const Database& database);

/// Makes a damaged journal anew from its facts: the entries and their log are written into a new file, and what is
/// derived, the indexes among it, is made of them. That file takes the place of the one at `path`, which is kept, byte
/// for byte, as by `replace`, which says where. Empty, and nothing is done, where the facts are not whole. Throws Error
/// where the new file cannot be written.
std::string salvage(const std::string& path, const std::string& kept);

}  // namespace rapport::store
