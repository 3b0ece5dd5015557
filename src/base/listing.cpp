#include "base/listing.hpp"

template class std::vector<rapport::Cell>;
template class std::vector<rapport::Row>;
template class std::vector<std::pair<std::string, rapport::Cell>>;
template class std::vector<rapport::Fields>;

namespace rapport {

Cell::Cell() = default;
Cell::Cell(const Cell& other) = default;
Cell::Cell(Cell&& other) noexcept = default;
Cell& Cell::operator=(const Cell& other) = default;
Cell& Cell::operator=(Cell&& other) noexcept = default;
Cell::~Cell() = default;

Cell::Cell(bool value) : value_(value) {}
Cell::Cell(int value) : value_(std::int64_t{value}) {}
Cell::Cell(std::int64_t value) : value_(value) {}
Cell::Cell(Ratio value) : value_(value) {}
Cell::Cell(std::string value) : value_(std::move(value)) {}
Cell::Cell(std::string_view value) : value_(std::string(value)) {}
Cell::Cell(const char* value) : value_(std::string(value)) {}
Cell::Cell(std::vector<std::string> value) : value_(std::move(value)) {}
Cell::Cell(Fields value) : value_(std::move(value)) {}
Cell::Cell(std::vector<Fields> value) : value_(std::move(value)) {}
Cell::Cell(Day day) : value_(to_iso(day)) {}
Cell::Cell(const std::optional<Day>& day) {
  if (day) value_ = to_iso(*day);
}
Cell::Cell(Id id) {
  if (id) value_ = to_text(id);
}

}  // namespace rapport
