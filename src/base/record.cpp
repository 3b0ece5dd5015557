#include "base/record.hpp"

namespace rapport {

Cell::Cell(Fields value) : value_(std::move(value)) {}
Cell::Cell(std::vector<Fields> value) : value_(std::move(value)) {}

}  // namespace rapport
