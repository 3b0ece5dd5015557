#include "store/search_documents.hpp"

#include <algorithm>
#include <utility>

#include "store/mapping.hpp"
#include "store/people.hpp"

namespace rapport::store {
namespace {

/// The non-empty texts, separated by commas.
std::string joined(std::initializer_list<std::string_view> texts) {
  std::string result;
  for (const std::string_view one : texts) {
    if (!one.empty()) result.append(result.empty() ? "" : ", ").append(one);
  }
  return result;
}

/// The texts of one entity, in order.
template <class Entity>
std::vector<Entity> parts(Statements& statements, const char* owner, Id id) {
  return select<Entity>(statements, std::string("WHERE ").append(owner).append("=? ORDER BY id"), id);
}

SearchDocument passage_of(Statements& statements, const model::Person& one) {
  std::string more;
  for (const auto& job : parts<model::Job>(statements, "person", one.id)) more = joined({more, job.role, job.org});
  for (const auto& detail : parts<model::Detail>(statements, "person", one.id)) {
    if (detail.kind == "uid" || detail.kind == "vcard") continue;
    more = joined({more, (detail.kind == "tag" ? "#" : "") + detail.value});
  }
  return {.kind = "person", .id = one.id, .people = {one.id}, .text = joined({one.name, one.relation, more, one.met})};
}

SearchDocument passage_of(Statements&, const model::Interaction& one) {
  model::Ids people = one.people;
  people.insert(people.end(), one.mentioned.begin(), one.mentioned.end());
  const bool told = one.text.find(one.place) != std::string::npos;
  return {.kind = "talk",
          .id = one.id,
          .people = std::move(people),
          .date = one.date,
          .text = joined({one.text, told ? "" : one.place, one.gave}),
          .is_private = one.is_private};
}

SearchDocument passage_of(Statements&, const model::Promise& one) {
  return {"promise", one.id, one.people, one.made_on, one.text, one.is_private};
}

SearchDocument passage_of(Statements&, const model::Gratitude& one) {
  return {"thanks", one.id, {one.person}, one.felt_on, one.text, one.is_private};
}

SearchDocument passage_of(Statements&, const model::Win& one) {
  return {.kind = "win", .id = one.id, .people = {one.person}, .date = one.won_on, .text = one.text};
}

SearchDocument passage_of(Statements&, const model::Fact& one) {
  return {"fact", one.id, {one.person}, one.learned_on, joined({one.about, one.text}), one.sensitive};
}

SearchDocument passage_of(Statements&, const model::Question& one) {
  return {"question", one.id, one.people, one.noted_on, one.text, one.is_private};
}

SearchDocument passage_of(Statements&, const model::Style& one) {
  return {.kind = "style",
          .id = one.id,
          .people = {one.person},
          .date = one.noted_on,
          .text = joined({one.key, one.value, one.because})};
}

SearchDocument passage_of(Statements&, const model::Introduction& one) {
  return {.kind = "introduction",
          .id = one.id,
          .people = {one.a, one.b},
          .date = one.since,
          .text = joined({one.why, one.outcome})};
}

SearchDocument passage_of(Statements& statements, const model::Conflict& one) {
  std::string text = joined({one.text, one.mine, one.theirs, one.how});
  for (const auto& step : parts<model::Step>(statements, "conflict", one.id)) text = joined({text, step.text});
  return {"repair", one.id, {one.person}, one.opened_on, std::move(text), true};
}

/// The kinds of entities with documents, people first; without interactions.
template <class Visit>
void each_other_kind(Visit&& visit) {
  visit.template operator()<model::Person>();
  visit.template operator()<model::Promise>();
  visit.template operator()<model::Gratitude>();
  visit.template operator()<model::Win>();
  visit.template operator()<model::Fact>();
  visit.template operator()<model::Question>();
  visit.template operator()<model::Style>();
  visit.template operator()<model::Introduction>();
  visit.template operator()<model::Conflict>();
}

template <class Entity>
void each_of(Statements& statements, const char* order,
             const std::function<void(const SearchDocumentKey&, SearchDocument&&)>& call) {
  Statement rows = statements.database().prepare(Mapping<Entity>::select_clause() + " ORDER BY " + order);
  while (rows.step()) {
    const auto one = Mapping<Entity>::from_row(rows);
    call({Entity::table, one.id}, passage_of(statements, one));
  }
}

}  // namespace

std::optional<SearchDocument> document(Statements& statements, const SearchDocumentKey& key) {
  std::optional<SearchDocument> found;
  const auto look = [&]<class Entity>() {
    if (key.table != Entity::table) return;
    auto one = parts<Entity>(statements, "id", key.id);
    if (!one.empty()) found = passage_of(statements, one.front());
  };
  look.operator()<model::Interaction>();
  each_other_kind(look);
  return found;
}

void each_other_document(Statements& statements,
                         const std::function<void(const SearchDocumentKey&, SearchDocument&&)>& call) {
  each_other_kind([&]<class Entity>() { each_of<Entity>(statements, "id", call); });
}

void each_interaction_document(Statements& statements,
                               const std::function<void(const SearchDocumentKey&, SearchDocument&&)>& call) {
  each_of<model::Interaction>(statements, "date,time,id", call);
}

std::optional<SearchDocumentKey> read_in(Statements& statements, std::string_view table, Id id, std::string_view row) {
  const auto owner = [&](std::string_view name, std::string_view owners) -> std::optional<SearchDocumentKey> {
    Statement& found = statements["SELECT coalesce((SELECT " + std::string(name) + " FROM " + std::string(table) +
                                  " WHERE id=?1),json_extract(?2,'$." + std::string(name) + "'),0)"];
    found.bind(1, id).bind(2, row.empty() ? "{}" : row);
    const SearchDocumentKey key{owners, found.step() ? found.id(0) : Id{}};
    found.reset();
    return key.id ? std::optional(key) : std::nullopt;
  };
  if (table == model::Detail::table || table == model::Job::table) return owner("person", model::Person::table);
  if (table == model::Step::table) return owner("conflict", model::Conflict::table);
  std::optional<SearchDocumentKey> key;
  const auto look = [&]<class Entity>() {
    if (table == Entity::table) key = SearchDocumentKey{Entity::table, id};
  };
  look.operator()<model::Interaction>();
  each_other_kind(look);
  return key;
}

}  // namespace rapport::store
