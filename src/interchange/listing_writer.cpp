#include "interchange/listing_writer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.hpp"
#include "interchange/json.hpp"

namespace rapport::interchange {
namespace {

constexpr std::size_t block_size = 32 * 1024;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Converts a cell to one field of CSV or TSV.
struct AsText {
  std::string operator()(Cell::Unknown) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(Ratio value) const { return std::isfinite(value.value) ? to_text(value) : std::string{}; }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<std::string>& value) const {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) text.append(i > 0 ? ";" : "").append(value[i]);
    return text;
  }
  std::string operator()(const Fields& value) const { return to_json(value); }
  std::string operator()(const std::vector<Fields>& value) const { return to_json(Cell(value)); }
};

bool is_number(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell.value()) || std::holds_alternative<Ratio>(cell.value());
}

}  // namespace

std::string to_text(const Cell& cell) { return std::visit(AsText{}, cell.value()); }

std::optional<Format> format_named(std::string_view name) {
  if (name == "csv") return Format::csv;
  if (name == "tsv") return Format::tsv;
  if (name == "json") return Format::json;
  if (name == "jsonl") return Format::jsonl;
  if (name == "ids") return Format::ids;
  return std::nullopt;
}

ListingWriter::ListingWriter(Output& out, Format format, std::vector<std::string> columns, std::string id_column,
                             Options options)
    : out_(out), format_(format), columns_(std::move(columns)), options_(options) {
  const auto found = std::ranges::find(columns_, id_column);
  id_column_ = static_cast<std::size_t>(found - columns_.begin());
  for (const std::string& column : columns_) append_json_text(keys_.emplace_back(), column);
  const bool separated_format = format_ == Format::csv || format_ == Format::tsv;
  if (format_ == Format::csv && options_.excel_safe) block_ += byte_order_mark;
  if (separated_format && options_.header) separated(Row(columns_.begin(), columns_.end()));
  if (format_ == Format::json) block_ += '[';
}

/// Valid until the next call and while the cell exists.
std::string_view ListingWriter::plain(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell.value());
  if (text != nullptr && !options_.safe) return *text;
  text_ = to_text(cell);
  if (options_.safe) text_ = shown(text_);
  return text_;
}

void ListingWriter::row(const Row& row) {
  switch (format_) {
    case Format::csv:
    case Format::tsv:
      separated(row);
      break;
    case Format::json:
      block_ += std::exchange(first_, false) ? "\n  " : ",\n  ";
      object(row);
      break;
    case Format::jsonl:
      object(row);
      block_ += '\n';
      break;
    case Format::ids:
      id(row);
      break;
  }
  pass_on(block_size);
}

void ListingWriter::end() {
  if (format_ == Format::json) block_ += first_ ? "]\n" : "\n]\n";
  pass_on(0);
}

void ListingWriter::separated(const Row& row) {
  const bool csv = format_ == Format::csv;
  const std::size_t start = block_.size();
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) block_ += csv ? ',' : '\t';
    const std::string_view text = plain(row[i]);
    if (csv) {
      append_csv(block_, text, options_.excel_safe && !is_number(row[i]));
    } else if (options_.safe) {
      block_ += text;
    } else {
      append_tsv(block_, text);
    }
  }
  // An empty line would not be a row.
  if (csv && block_.size() == start) block_ += "\"\"";
  block_ += csv ? "\r\n" : "\n";
}

void ListingWriter::object(const Row& row) {
  block_ += '{';
  for (std::size_t i = 0; i < std::min(row.size(), keys_.size()); ++i) {
    if (i > 0) block_ += ',';
    block_.append(keys_[i]).append(":");
    append_json(block_, row[i]);
  }
  block_ += '}';
}

void ListingWriter::id(const Row& row) {
  if (id_column_ >= row.size() || row[id_column_].is_unknown()) return;
  const auto [text, fresh] = seen_.emplace(plain(row[id_column_]));
  if (fresh && !text->empty()) block_.append(*text).append("\n");
}

void ListingWriter::pass_on(std::size_t threshold) {
  if (block_.size() <= threshold) return;
  out_.write(block_);
  block_.clear();
}

void write(Output& out, const Listing& listing, Format format, const Options& options) {
  ListingWriter writer(out, format, listing.columns, listing.id_column, options);
  for (const Row& row : listing.rows) writer.row(row);
  writer.end();
}

}  // namespace rapport::interchange
