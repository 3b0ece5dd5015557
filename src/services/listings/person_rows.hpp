#pragma once

#include <string>
#include <vector>

#include "base/listing.hpp"
#include "model/entities.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

/// Facts, questions, relations and styles as rows with documented columns, and as text.
namespace rapport::services {

/// A row of `note` and `show --facts`.
struct FactRow {
  const model::Fact& fact;
  store::PersonNames& person_names;

  static std::vector<Column<FactRow>> columns();
};

/// A row of `ask`.
struct QuestionRow {
  const model::Question& question;
  store::PersonNames& person_names;

  static std::vector<Column<QuestionRow>> columns();
};

/// A row of `relate`.
struct RelationRow {
  const model::Relation& relation;
  store::PersonNames& person_names;

  static std::vector<Column<RelationRow>> columns();
};

/// A row of `style`.
struct StyleRow {
  const model::Style& style;
  store::PersonNames& person_names;

  static std::vector<Column<StyleRow>> columns();
};

/// A relation as a sentence about the person other than `person`, if it can be said that way: `Marco Rossi is Priya
/// Nair's report, since 2024`.
std::string relation_text(const model::Relation& relation, Id person, store::PersonNames& person_names);

/// The styles of a person, in the order shown.
std::vector<model::Style> styles_of(const store::Database& database, Id person);

/// How to approach a person: `by call, mornings, with an agenda ahead`. Empty if nothing is known.
struct Approach {
  std::string channel;  ///< such as `call`
  std::string words;    ///< hours and one tip
};
Approach approach(store::Statements& statements, Id person);

}  // namespace rapport::services
