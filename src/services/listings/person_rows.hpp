#pragma once

#include <string>
#include <vector>

#include "base/listing.hpp"
#include "model/entities.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/session.hpp"
#include "store/people.hpp"

/// Facts, questions, relations, styles, introductions and conflicts as rows with the columns of the contract, and in
/// words.
namespace rapport::services {

/// Of `note` and `show --facts`.
struct FactRow {
  const model::Fact& fact;
  store::PersonNames& person_names;

  static std::vector<Column<FactRow>> columns();
};

/// Of `ask`.
struct QuestionRow {
  const model::Question& question;
  store::PersonNames& person_names;

  static std::vector<Column<QuestionRow>> columns();
};

/// Of `relate`.
struct RelationRow {
  const model::Relation& relation;
  store::PersonNames& person_names;

  static std::vector<Column<RelationRow>> columns();
};

/// Of `style`.
struct StyleRow {
  const model::Style& style;
  store::PersonNames& person_names;

  static std::vector<Column<StyleRow>> columns();
};

/// What the other one is to `person`, as `manager Priya Nair`, with since and until.
std::string relation_text(const model::Relation& relation, Id person, store::PersonNames& person_names);

/// The styles of a person, in the order in which they are shown.
std::vector<model::Style> styles_of(const store::Database& database, Id person);

/// How to approach somebody, in a few words: `by call, mornings, with an agenda ahead`. Empty where nothing is known.
struct Approach {
  std::string channel;  ///< as `call`
  std::string words;    ///< hours and one tip
};
Approach approach(store::Statements& statements, Id person);

}  // namespace rapport::services
