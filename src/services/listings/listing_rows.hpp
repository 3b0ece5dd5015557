#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/listings/row_columns.hpp"
#include "store/people.hpp"

/// Entities as rows with the columns of the contract. A row is made for the moment in which it is printed: it refers to
/// what it is made of.
namespace rapport::services {

/// Of `list`.
struct ListRow {
  const store::PersonRow& person;
  Day today;

  static std::vector<Column<ListRow>> columns();
};

/// Of `journal`.
struct InteractionRow {
  const model::Interaction& interaction;
  std::vector<std::string> people;  ///< handles

  static std::vector<Column<InteractionRow>> columns();
};

/// Of `promise`.
struct PromiseRow {
  const model::Promise& promise;
  store::PersonNames& person_names;
  Day today;

  static std::vector<Column<PromiseRow>> columns();
};

/// Of `thank`.
struct ThankRow {
  const model::Gratitude& gratitude;
  store::PersonNames& person_names;
  Day today;

  static std::vector<Column<ThankRow>> columns();
};

/// Of `occasion`.
struct OccasionRow {
  const model::Occasion& occasion;
  store::PersonNames& person_names;
  Day today;
  std::optional<Day> next;  ///< when it comes round again

  static std::vector<Column<OccasionRow>> columns();
};

}  // namespace rapport::services
