#include "interchange/listing.hpp"

#include <algorithm>
#include <set>

namespace rapport::interchange {
namespace {

struct Plain {
  const Cell& cell;
  std::string operator()(const Cell::Unknown&) const { return {}; }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<std::string>& values) const {
    std::string text;
    for (const auto& value : values) text.append(text.empty() ? "" : ";").append(value);
    return text;
  }
  std::string operator()(const std::vector<Fields>& values) const { return values.empty() ? "" : to_json(cell); }
  template <class Other>
  std::string operator()(const Other&) const {
    return to_json(cell);
  }
};

/// A cell as the text of one field: lists joined by `;`, objects as JSON.
std::string plain(const Cell& cell) {
  return std::visit(Plain{cell}, cell.value());
}

void write_separated(Output& out, const Listing& listing, Format format, const Options& options) {
  const bool csv = format == Format::csv;
  const auto put = [&](const auto& row, auto text_of) {
    std::string line;
    for (const auto& cell : row) {
      if (&cell != &row.front()) line += csv ? ',' : '\t';
      const std::string text = text_of(cell);
      line += csv ? csv_field(text, options.excel_safe) : tsv_field(text);
    }
    // A row of one empty field would be an empty line, which readers skip.
    if (csv && line.empty()) line = "\"\"";
    out.write(line.append(csv ? "\r\n" : "\n"));
  };
  if (options.header) put(listing.columns, [](const std::string& name) { return name; });
  for (const Row& row : listing.rows) put(row, plain);
}

std::string object(const Listing& listing, const Row& row) {
  Fields fields;
  for (std::size_t i = 0; i < row.size(); ++i) fields.emplace_back(listing.columns[i], row[i]);
  return to_json(fields);
}

void write_json(Output& out, const Listing& listing) {
  out.write("[");
  for (const Row& row : listing.rows) {
    out.write(&row == &listing.rows.front() ? "\n  " : ",\n  ");
    out.write(object(listing, row));
  }
  out.write(listing.rows.empty() ? "]\n" : "\n]\n");
}

void write_ids(Output& out, const Listing& listing) {
  const auto found = std::find(listing.columns.begin(), listing.columns.end(), listing.id_column);
  if (found == listing.columns.end()) return;
  std::set<std::string> written;
  for (const Row& row : listing.rows) {
    const std::string id = plain(row[static_cast<std::size_t>(found - listing.columns.begin())]);
    if (!id.empty() && written.insert(id).second) out.write(id + "\n");
  }
}

}  // namespace

void write(Output& out, const Listing& listing, Format format, const Options& options) {
  switch (format) {
    case Format::csv:
    case Format::tsv: write_separated(out, listing, format, options); break;
    case Format::json: write_json(out, listing); break;
    case Format::jsonl:
      for (const Row& row : listing.rows) out.write(object(listing, row) + "\n");
      break;
    case Format::ids: write_ids(out, listing); break;
  }
}

}  // namespace rapport::interchange
