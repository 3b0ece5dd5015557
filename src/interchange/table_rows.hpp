#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interchange/csv_reader.hpp"
#include "interchange/tables.hpp"

namespace rapport::interchange {

/// Several values in one cell: ` ::: ` between them, in lists of tags or people also `;`.
std::vector<std::string> values_in(std::string_view cell, bool list);

/// A row of a table of talks.
void read_interaction_row(const CsvRow& row, const Layout& layout, const TableOptions& options,
                          const Receiver& receiver);

}  // namespace rapport::interchange
