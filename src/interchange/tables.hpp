#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/world.hpp"
#include "interchange/columns.hpp"
#include "interchange/contact.hpp"

/// Tables of people or interactions from Google, LinkedIn, Outlook, Thunderbird, rapport, and others by column names.
namespace rapport::interchange {

struct TableOptions {
  std::map<std::string, std::string> mapping;  ///< from column names in lower case to fields
  std::string date_order;                      ///< dmy or mdy, for dates such as 03/04/1985; empty if unknown
  bool guarded = false;                        ///< the file may have been written with `--excel-safe`
};

/// A suggested mapping from columns to fields for a table with an unknown header. Empty if the header is known, or if
/// no column can be a name.
std::map<std::string, std::string> suggested_mapping(std::string_view head);

/// Passes on every record. Throws Error{usage} if the header is unknown and `mapping` names none of its columns (the
/// error lists them, and the hint suggests a mapping), or if a date is ambiguous and `date_order` is empty.
void read_table(Input source, std::string_view head, const TableOptions& options, const Receiver& receiver);

/// The date in a cell: ISO, `08 Feb 2026`, `Feb 8, 2026`, `8.2.2026`, `2/8/2026` by the order, or `--02-08` without a
/// year. Nothing if it is not a date, or zeros. Throws Error{usage} if it is ambiguous and `order` is empty.
std::optional<model::PartialDate> table_date(std::string_view text, std::string_view order);

}  // namespace rapport::interchange
