#include "services/listings/bond_rows.hpp"

#include <algorithm>

#include "model/relations.hpp"
#include "model/styles.hpp"
#include "store/entries.hpp"
#include "store/mapping.hpp"
#include "store/profile.hpp"

namespace rapport::services {

const std::vector<std::string> fact_columns{"id", "handle", "about", "text", "learned_on", "sensitive"};
const std::vector<std::string> question_columns{"id", "handle", "name", "text", "noted_on"};
const std::vector<std::string> relation_columns{"id", "a", "kind", "b", "since", "until"};
const std::vector<std::string> style_columns{"id", "handle", "key", "value", "because", "on"};

Row fact_row(const model::Fact& fact, store::Roll& roll) {
  return {fact.id, roll.handle(fact.person), known(fact.about), fact.text, fact.learned_on, fact.sensitive};
}

Row question_row(const model::Question& question, store::Roll& roll) {
  return {question.id, roll.handles(question.people), roll.names(question.people), question.text, question.noted_on};
}

Row relation_row(const model::Relation& relation, store::Roll& roll) {
  return {relation.id,
          roll.handle(relation.a),
          relation.kind,
          roll.handle(relation.b),
          known(model::to_text(relation.since)),
          known(model::to_text(relation.until))};
}

Row style_row(const model::Style& style, store::Roll& roll) {
  return {style.id, roll.handle(style.person), style.key, style.value, known(style.because), style.noted_on};
}

std::string relation_words(const model::Relation& relation, Id person, store::Roll& roll) {
  std::string words;
  if (relation.b == person) {
    words = relation.kind + " " + roll.name(relation.a);
  } else if (const auto inverse = model::inverse_of(relation.kind)) {
    words = std::string(*inverse) + " " + roll.name(relation.b);
  } else {
    words = relation.kind + " of " + roll.name(relation.b);
  }
  if (relation.since.known()) words += ", since " + model::to_text(relation.since);
  if (relation.until.known()) words += ", until " + model::to_text(relation.until);
  return words;
}

std::vector<model::Style> styles_of(const store::Database& database, Id person) {
  auto styles = store::of_person<model::Style>(database, person);
  const auto place = [](const model::Style& one) {
    const auto keys = model::style_keys();
    return std::find(keys.begin(), keys.end(), one.key) - keys.begin();
  };
  std::stable_sort(styles.begin(), styles.end(), [&](auto& a, auto& b) { return place(a) < place(b); });
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
