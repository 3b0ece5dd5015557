#include "services/listings/person_rows.hpp"

#include <algorithm>

#include "model/relations.hpp"
#include "model/styles.hpp"
#include "store/entries.hpp"
#include "store/mapping.hpp"
#include "store/person_details.hpp"

namespace rapport::services {

std::vector<Column<FactRow>> FactRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.fact.id; }},
          {"handle", [](auto& row) -> Cell { return row.person_names.handle(row.fact.person); }},
          {"about", [](auto& row) -> Cell { return known(row.fact.about); }},
          {"text", [](auto& row) -> Cell { return row.fact.text; }},
          {"learned_on", [](auto& row) -> Cell { return row.fact.learned_on; }},
          {"sensitive", [](auto& row) -> Cell { return row.fact.sensitive; }}};
}

std::vector<Column<QuestionRow>> QuestionRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.question.id; }},
          {"handle", [](auto& row) -> Cell { return row.person_names.handles(row.question.people); }},
          {"name", [](auto& row) -> Cell { return row.person_names.names(row.question.people); }},
          {"text", [](auto& row) -> Cell { return row.question.text; }},
          {"noted_on", [](auto& row) -> Cell { return row.question.noted_on; }}};
}

std::vector<Column<RelationRow>> RelationRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.relation.id; }},
          {"a", [](auto& row) -> Cell { return row.person_names.handle(row.relation.a); }},
          {"kind", [](auto& row) -> Cell { return row.relation.kind; }},
          {"b", [](auto& row) -> Cell { return row.person_names.handle(row.relation.b); }},
          {"since", [](auto& row) -> Cell { return known(model::to_text(row.relation.since)); }},
          {"until", [](auto& row) -> Cell { return known(model::to_text(row.relation.until)); }}};
}

std::vector<Column<StyleRow>> StyleRow::columns() {
  return {{"id", [](auto& row) -> Cell { return row.style.id; }},
          {"handle", [](auto& row) -> Cell { return row.person_names.handle(row.style.person); }},
          {"key", [](auto& row) -> Cell { return row.style.key; }},
          {"value", [](auto& row) -> Cell { return row.style.value; }},
          {"because", [](auto& row) -> Cell { return known(row.style.because); }},
          {"on", [](auto& row) -> Cell { return row.style.noted_on; }}};
}

std::string relation_text(const model::Relation& relation, Id person, store::PersonNames& person_names) {
  const std::string& a = person_names.name(relation.a);
  const std::string& b = person_names.name(relation.b);
  const auto inverse = relation.b == person ? std::nullopt : model::inverse_of(relation.kind);
  std::string words =
      inverse ? model::relation_sentence(b, *inverse, a) : model::relation_sentence(a, relation.kind, b);
  if (relation.since.known()) words += ", since " + model::to_text(relation.since);
  if (relation.until.known()) words += ", until " + model::to_text(relation.until);
  return words;
}

std::vector<model::Style> styles_of(const store::Database& database, Id person) {
  auto styles = store::of_person<model::Style>(database, person);
  const auto place = [](const model::Style& one) {
    const auto keys = model::style_keys();
    return std::ranges::find(keys, one.key) - keys.begin();
  };
  std::ranges::stable_sort(styles, [&](auto& a, auto& b) { return place(a) < place(b); });
  return styles;
}

Approach approach(store::Statements& statements, Id person) {
  Approach approach;
  std::string hours;
  std::string tip;
  store::each_style(statements, person, [&](std::string_view key, std::string_view value) {
    if (key == "channel") approach.channel = value;
    if (key == "hours") hours = value;
    if (key == "tip") tip = value;
  });
  approach.words = hours + (hours.empty() || tip.empty() ? "" : ", ") + tip;
  return approach;
}

}  // namespace rapport::services
