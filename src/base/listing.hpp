#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/variant.hpp"
#include "base/vocabulary.hpp"

namespace rapport {

/// A number printed with two decimals.
struct Ratio {
  double value = 0;
};

class Cell;
/// Keys and values, in the order in which they are printed.
using Fields = std::vector<std::pair<std::string, Cell>>;

/// One value in a listing: unknown (`null` in JSON, empty in CSV), a boolean, an integer, a ratio, a text, a list of
/// texts, an object or a list of objects. The last two occur in JSON only.
class Cell {
 public:
  struct Unknown {};
  using Value =
      Variant<Unknown, bool, std::int64_t, Ratio, std::string, std::vector<std::string>, Fields, std::vector<Fields>>;

  // These and the vectors below are compiled once, in listing.cpp, because the variant is expensive to compile.
  Cell();
  Cell(const Cell& other);
  Cell(Cell&& other) noexcept;
  Cell& operator=(const Cell& other);
  Cell& operator=(Cell&& other) noexcept;
  ~Cell();
  Cell(bool value);
  Cell(int value);
  Cell(std::int64_t value);
  Cell(Ratio value);
  Cell(std::string value);
  Cell(std::string_view value);
  Cell(const char* value);
  Cell(Vocabulary auto value) : Cell(to_text(value)) {}
  Cell(std::vector<std::string> value);
  Cell(Fields value);
  Cell(std::vector<Fields> value);
  Cell(Day day);
  /// Unknown if there is no day.
  Cell(const std::optional<Day>& day);
  /// Unknown if the id is 0.
  Cell(Id id);

  const Value& value() const { return value_; }
  bool is_unknown() const { return std::holds_alternative<Unknown>(value_); }

 private:
  Value value_;
};

/// The text, or unknown if it is empty.
inline Cell known(std::string text) { return text.empty() ? Cell{} : Cell{std::move(text)}; }

using Row = std::vector<Cell>;

/// The result of a listing command, independent of format: the same columns and rows become a table, CSV, TSV, JSON,
/// JSON Lines or ids. Column names are part of the documented interface.
struct Listing {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::string id_column;  ///< the column that `--format ids` prints, each value once
};

}  // namespace rapport

extern template class std::vector<rapport::Cell>;
extern template class std::vector<rapport::Row>;
extern template class std::vector<std::pair<std::string, rapport::Cell>>;
extern template class std::vector<rapport::Fields>;
