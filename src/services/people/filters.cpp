#include "services/people/filters.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "language/dates.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/argument_values.hpp"
#include "store/history.hpp"

namespace rapport::services {
namespace {

bool same(std::string_view a, std::string_view b) { return fold(a) == fold(b); }

bool wanted(const store::PersonRow& row, const PeopleFilters& filters, Day today) {
  if (filters.archived == (row.person.status == model::Status::active)) return false;
  for (const std::string& tag : filters.tags) {
    const std::string bare = checked_tag(tag);
    if (std::ranges::none_of(row.tags, [&](auto& one) { return same(one, bare); })) return false;
  }
  if (filters.relation && !same(row.person.relation, *filters.relation)) return false;
  if (filters.org && !same(row.org, *filters.org)) return false;
  if (!filters.state) return true;
  const auto& schedule = row.contact_state.schedule;
  const auto state = schedule ? model::due_state(*schedule, today).state : model::State::none;
  return model::to_text(state) == *filters.state;
}

}  // namespace

std::vector<store::PersonRow> filtered_people(Session& session, const PeopleFilters& filters,
                                              const std::vector<std::string>& words) {
  const auto& database = session.journal();
  std::vector<std::string> folded;
  std::ranges::transform(words, std::back_inserter(folded), fold);
  std::optional<store::IdSet> among;
  if (!folded.empty()) among = store::people_with_words(database, folded);
  if (filters.last_import) {
    auto brought = store::people_of_last_import(database);
    if (among) std::erase_if(brought, [&](Id id) { return !among->contains(id); });
    among = std::move(brought);
  }
  store::Statements statements(database);
  std::vector<store::PersonRow> rows;
  for (auto& person : among ? store::people(database, *among) : store::people(database)) {
    auto row = store::person_row(statements, std::move(person));
    if (wanted(row, filters, session.today())) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Parameter> people_filters() {
  return {{.name = "--tag",
           .value = "TAG",
           .help = "people with this tag",
           .repeats = true,
           .completes = Completes::tag,
           .to = to<&PeopleFilters::tags>},
          {.name = "--relation",
           .value = "WORD",
           .help = "people with this relation: manager, client, friend ...",
           .to = to<&PeopleFilters::relation>},
          {.name = "--org", .value = "ORG", .help = "people who work there", .to = to<&PeopleFilters::org>},
          {.name = "--state",
           .value = "STATE",
           .help = "people whose cadence is in this state",
           .choices = {"fresh", "due", "overdue", "new", "snoozed", "paused", "none"},
           .to = to<&PeopleFilters::state>},
          {.name = "--archived", .help = "archived and deceased people instead", .to = to<&PeopleFilters::archived>},
          {.name = "--import",
           .value = "LAST",
           .help = "people the last import added or filled in",
           .choices = {"last"},
           .to = to<&PeopleFilters::last_import>}};
}

std::vector<Parameter> interaction_filters() {
  return {{.name = "--with",
           .value = "PERSON",
           .help = "with this person present or mentioned",
           .completes = Completes::person,
           .to = to<&InteractionFilters::with>},
          {.name = "--since",
           .value = "DATE",
           .help = "from this day, month or year on",
           .completes = Completes::date,
           .to = to<&InteractionFilters::since>},
          {.name = "--until",
           .value = "DATE",
           .help = "up to the end of this day, month or year",
           .completes = Completes::date,
           .to = to<&InteractionFilters::until>},
          {.name = "--kind",
           .value = "KIND",
           .help = "of this kind: coffee, call, meeting ...",
           .completes = Completes::kind,
           .to = to<&InteractionFilters::kind>}};
}

store::InteractionQuery interaction_query(Session& session, const InteractionFilters& filters,
                                          const std::optional<std::string>& tag) {
  store::InteractionQuery query{.kind = filters.kind};
  if (filters.with) query.with = person(session, *filters.with).id;
  if (tag) query.tag = fold(checked_tag(*tag));
  if (filters.since) query.since = language::since(*filters.since, session.today());
  if (filters.until) query.until = language::until(*filters.until, session.today());
  return query;
}

}  // namespace rapport::services
