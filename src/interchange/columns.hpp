#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The meaning of columns in tables of people or interactions.
namespace rapport::interchange {

/// The meaning of a column: a field and a label, such as `phone` and `mobile`. An empty field skips the column.
struct MappedColumn {
  std::string field;
  std::string label;
};

/// The fields that `--map` accepts.
const std::vector<std::string>& field_names();

/// The columns of a table.
struct Layout {
  std::string dialect;  ///< rapport, journal, google, linkedin, outlook, thunderbird or own
  std::vector<MappedColumn> columns;
};

/// The layout of a known header; nothing if the header is unknown.
std::optional<Layout> layout_of(const std::vector<std::string>& header);

/// The layout by the user's own mapping, from column names (in any case) to `field` or `field:label`. Other columns are
/// as in `known`, or skipped.
Layout layout_by(const std::vector<std::string>& header, const std::map<std::string, std::string>& mapping,
                 const std::optional<Layout>& known);

/// The field that a column's name suggests; empty if none.
std::string guess(std::string_view name);

}  // namespace rapport::interchange
