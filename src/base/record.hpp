#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/one_of.hpp"
#include "base/vocabulary.hpp"

namespace rapport {

/// A number printed with two decimals.
struct Ratio {
  double value = 0;
};

class Cell;
/// Keys and values in the order they are printed.
using Fields = std::vector<std::pair<std::string, Cell>>;

/// One value of a listing: unknown (`null` in JSON, empty in CSV), a truth, a whole number, a ratio, a text, a list of
/// texts, an object or a list of objects. The last two occur in JSON only.
class Cell {
 public:
  struct Unknown {};
  using Value =
      OneOf<Unknown, bool, std::int64_t, Ratio, std::string, std::vector<std::string>, Fields, std::vector<Fields>>;

  Cell() = default;
  Cell(bool value) : value_(value) {}
  Cell(int value) : value_(std::int64_t{value}) {}
  Cell(std::int64_t value) : value_(value) {}
  Cell(Ratio value) : value_(value) {}
  Cell(std::string value) : value_(std::move(value)) {}
  Cell(std::string_view value) : value_(std::string(value)) {}
  Cell(const char* value) : value_(std::string(value)) {}
  Cell(Vocabulary auto value) : value_(std::string(to_text(value))) {}
  Cell(std::vector<std::string> value) : value_(std::move(value)) {}
  Cell(Fields value);
  Cell(std::vector<Fields> value);
  Cell(Day day) : value_(to_iso(day)) {}
  Cell(std::optional<Day> day) {
    if (day) value_ = to_iso(*day);
  }
  Cell(Id id) {
    if (id) value_ = to_text(id);
  }

  const Value& value() const { return value_; }
  bool is_unknown() const { return std::holds_alternative<Unknown>(value_); }

 private:
  Value value_;
};

/// A text that is unknown when it is empty.
inline Cell known(std::string text) { return text.empty() ? Cell{} : Cell{std::move(text)}; }

using Row = std::vector<Cell>;

/// What a listing command has to say, before anyone decides how it looks: the same columns and rows become a table,
/// CSV, TSV, JSON, JSON Lines or ids. Columns carry the names of the contract, in its order.
struct Listing {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::string id_column;  ///< whose values `--format ids` prints, each once
};

}  // namespace rapport
