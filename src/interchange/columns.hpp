#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the columns of a table of people or talks mean.
namespace rapport::interchange {

/// A column's meaning: a field, and the label of what is in it, as `phone` and `mobile`. An empty field is left aside.
struct MappedColumn {
  std::string field;
  std::string label;
};

/// The fields that `--map` knows.
const std::vector<std::string>& field_names();

/// The columns of a table, read from its header.
struct Layout {
  std::string dialect;  ///< rapport, journal, google, linkedin, outlook, thunderbird or own
  std::vector<MappedColumn> columns;
};

/// The layout of a header whose signature is known; nothing where it is not.
std::optional<Layout> layout_of(const std::vector<std::string>& header);

/// The layout that the user's own mapping gives, from a column's name (in any case) to `field` or `field:label`;
/// columns that it does not name are as `known` has them, or left aside.
Layout layout_by(const std::vector<std::string>& header, const std::map<std::string, std::string>& mapping,
                 const std::optional<Layout>& known);

/// What a column's name suggests; empty: nothing.
std::string guess(std::string_view name);

}  // namespace rapport::interchange
