#pragma once

#include <string>
#include <vector>

#include "base/record.hpp"
#include "model/entities.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

/// Entities as rows with the columns of the contract.
namespace rapport::services {

/// Of `list`.
extern const std::vector<std::string> list_columns;
Row list_row(const store::PersonRow& row, Day today);

/// Of `journal`.
extern const std::vector<std::string> journal_columns;
Row journal_row(const model::Interaction& interaction, store::Roll& roll);
Row journal_row(const model::Interaction& interaction, std::vector<std::string> handles);

/// Of `promise`.
extern const std::vector<std::string> promise_columns;
Row promise_row(const model::Promise& promise, store::Roll& roll, Day today);

/// Of `thank`.
extern const std::vector<std::string> thank_columns;
Row thank_row(const model::Gratitude& gratitude, store::Roll& roll, Day today);

/// Of `occasion`.
extern const std::vector<std::string> occasion_columns;
Row occasion_row(const model::Occasion& occasion, store::Roll& roll, Day today, model::LeapDay leap);

/// Columns and their cells side by side.
Fields fields(const std::vector<std::string>& columns, const Row& row);

}  // namespace rapport::services
