#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_reader.hpp"
#include "interchange/tables.hpp"

namespace rapport::interchange {

/// Splits a cell with several values at ` ::: `, and lists of tags or people also at `;`.
std::vector<std::string> values_in(std::string_view cell, bool list);

/// Reads a row of a table of interactions.
void read_interaction_row(const CsvRow& row, const Layout& layout, const TableOptions& options,
                          const Receiver& receiver);

}  // namespace rapport::interchange
