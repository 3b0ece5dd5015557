#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/world.hpp"
#include "interchange/columns.hpp"
#include "interchange/contact.hpp"

/// Tables of people or talks: Google, LinkedIn, Outlook, Thunderbird, rapport's own, and any other by its columns.
namespace rapport::interchange {

struct TableOptions {
  std::map<std::string, std::string> mapping;  ///< from a column's name in lower case to a field
  std::string date_order;                      ///< dmy or mdy, for dates such as 03/04/1985; empty: not known
  bool guarded = false;                        ///< the file may have been written by `--excel-safe`
};

/// What suggests itself for a table whose header nobody knows, by its beginning: from columns to fields. Nothing where
/// the header is known, or where no column can be a name.
std::map<std::string, std::string> suggested_mapping(std::string_view head);

/// Hands on every record. Throws Error{usage} where no header is known and `mapping` names none of its columns (the
/// error names them, and its hint what suggests itself), or where a date can be two days and `date_order` is empty.
void read_table(Input source, std::string_view head, const TableOptions& options, const Receiver& receiver);

/// The date in a cell: ISO, `08 Feb 2026`, `Feb 8, 2026`, `8.2.2026`, `2/8/2026` by the order, `--02-08` without a
/// year. Nothing where it is none, or zeros. Throws Error{usage} where it can be two days and the order is empty.
std::optional<model::PartialDate> table_date(std::string_view text, std::string_view order);

}  // namespace rapport::interchange
