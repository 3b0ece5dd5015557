#pragma once

#include <string>
#include <vector>

#include "model/entities.hpp"
#include "services/listings/row_columns.hpp"
#include "store/people.hpp"

/// Entities as rows with documented columns. A row refers to what it shows, so it must not outlive it.
namespace rapport::services {

/// A row of `list`.
struct ListRow {
  const store::PersonRow& person;
  Day today;

  static std::vector<Column<ListRow>> columns();
};

/// A row of `journal`.
struct InteractionRow {
  const model::Interaction& interaction;
  std::vector<std::string> people;  ///< handles

  static std::vector<Column<InteractionRow>> columns();
};

/// A row of `promise`.
struct PromiseRow {
  const model::Promise& promise;
  store::PersonNames& person_names;
  Day today;

  static std::vector<Column<PromiseRow>> columns();
};

/// A row of `thank`.
struct ThankRow {
  const model::Gratitude& gratitude;
  store::PersonNames& person_names;
  Day today;

  static std::vector<Column<ThankRow>> columns();
};

/// A row of `occasion`.
struct OccasionRow {
  const model::Occasion& occasion;
  store::PersonNames& person_names;
  Day today;
  std::optional<Day> next;  ///< the next occurrence

  static std::vector<Column<OccasionRow>> columns();
};

}  // namespace rapport::services
