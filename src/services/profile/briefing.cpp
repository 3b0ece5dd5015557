#include "services/profile/briefing.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/listings/person_rows.hpp"
#include "services/reachouts/reciprocity.hpp"

namespace rapport::services {
namespace {

constexpr int days_of_dates = 14;
/// The number of newest interactions searched for people in common and for hints.
constexpr std::size_t interactions_looked_at = 20;
constexpr std::size_t most_mutual = 6;

std::vector<std::string> mutual_people(Session& session, Id person,
                                       const std::vector<model::Interaction>& interactions) {
  store::PersonNames person_names(session.journal());
  std::vector<std::string> names;
  for (const auto& interaction : interactions) {
    for (const Id other : interaction.people) {
      if (other == person || names.size() == most_mutual) continue;
      const std::string& name = person_names.name(other);
      if (!contains(names, name)) names.push_back(name);
    }
  }
  return names;
}

Fields text_object(Id id, const std::string& text) { return {{"id", id}, {"text", text}}; }

template <class Entity>
std::vector<Fields> texts(const std::vector<Entity>& entities) {
  std::vector<Fields> list;
  for (const auto& one : entities) list.push_back(text_object(one.id, one.text));
  return list;
}

std::vector<Fields> celebrations(const std::vector<Celebration>& found, Day today) {
  std::vector<Fields> list;
  for (const Celebration& one : found) {
    list.push_back({{"id", one.id},
                    {"text", one.what},
                    {"date", one.date},
                    {"days", one.date - today},
                    {"age", one.age ? Cell(*one.age) : Cell()}});
  }
  return list;
}

/// `by` is the older name of `due_on`.
std::vector<Fields> promises(const std::vector<model::Promise>& found) {
  std::vector<Fields> list;
  for (const auto& one : found)
    list.push_back({{"id", one.id}, {"text", one.text}, {"by", one.due_on}, {"due_on", one.due_on}});
  return list;
}

std::vector<Fields> interactions(const std::vector<model::Interaction>& found) {
  std::vector<Fields> list;
  for (const auto& one : found)
    list.push_back({{"id", one.id}, {"text", one.text}, {"date", one.date}, {"kind", one.kind}});
  return list;
}

std::vector<Fields> facts(const std::vector<model::Fact>& found) {
  std::vector<Fields> list;
  for (const auto& one : found)
    list.push_back({{"id", one.id}, {"text", one.text}, {"about", known(one.about)}, {"learned_on", one.learned_on}});
  return list;
}

std::vector<Fields> styles(const std::vector<model::Style>& found) {
  std::vector<Fields> list;
  for (const auto& one : found) {
    list.push_back({{"id", one.id},
                    {"text", one.key + ": " + one.value},
                    {"key", one.key},
                    {"value", one.value},
                    {"because", known(one.because)}});
  }
  return list;
}

std::vector<Fields> relations(const Profile& known, store::PersonNames& person_names) {
  std::vector<Fields> list;
  for (const auto& one : known.relations)
    list.push_back(text_object(one.id, relation_text(one, known.row.person.id, person_names)));
  return list;
}

std::vector<Fields> repairs(Session& session, const std::vector<model::Conflict>& conflicts) {
  store::Statements statements(session.journal());
  std::vector<Fields> list;
  for (const auto& one : conflicts) {
    list.push_back({{"id", one.id},
                    {"text", one.text},
                    {"mine", known(one.mine)},
                    {"theirs", known(one.theirs)},
                    {"next_step", next_step_text(statements, one, session.today())}});
  }
  return list;
}

}  // namespace

Briefing briefing_of(Session& session, const model::Person& who, std::size_t last) {
  Briefing page{.known = profile_of(session, who, std::max(last, interactions_looked_at))};
  for (const auto& one : page.known.promises)
    (one.whose == model::Whose::mine ? page.promises : page.waiting).push_back(one);
  for (auto& celebration : celebrations_of(session, who.id, days_of_dates))
    (celebration.kind == "win" ? page.wins : page.dates).push_back(celebration);
  auto& interactions = page.known.interactions;
  const std::size_t looked_at = std::min(interactions.size(), interactions_looked_at);
  page.mutual = mutual_people(session, who.id,
                              {interactions.begin(), interactions.begin() + static_cast<std::ptrdiff_t>(looked_at)});
  page.warnings = reciprocity_hints(interactions);
  interactions.resize(std::min(interactions.size(), last));
  std::ranges::copy_if(interactions, std::back_inserter(page.upcoming),
                       [](auto& one) { return one.outcome == model::Outcome::planned; });
  std::erase_if(interactions, [](auto& one) { return !model::has_happened(one.outcome); });
  page.conflicts = conflicts_needing_action(session, who.id);
  return page;
}

std::vector<Column<BriefingRow>> BriefingRow::columns() {
  return {{"handle", [](auto& row) -> Cell { return row.about().row.person.handle; }},
          {"name", [](auto& row) -> Cell { return row.about().row.person.name; }},
          {"org", [](auto& row) -> Cell { return known(row.about().row.org); }},
          {"role", [](auto& row) -> Cell { return known(row.about().row.role); }},
          {"relations", [](auto& row) -> Cell { return relations(row.about(), row.person_names); }},
          {"met", [](auto& row) -> Cell { return known(row.about().row.person.met); }},
          {"last", [](auto& row) -> Cell { return interactions(row.about().interactions); }},
          {"promises", [](auto& row) -> Cell { return promises(row.page.promises); }},
          {"waiting", [](auto& row) -> Cell { return promises(row.page.waiting); }},
          {"thanks", [](auto& row) -> Cell { return texts(row.about().thanks); }},
          {"wins", [](auto& row) -> Cell { return celebrations(row.page.wins, row.session.today()); }},
          {"facts", [](auto& row) -> Cell { return facts(row.about().facts); }},
          {"questions", [](auto& row) -> Cell { return texts(row.about().questions); }},
          {"style", [](auto& row) -> Cell { return styles(row.about().styles); }},
          {"occasions", [](auto& row) -> Cell { return celebrations(row.page.dates, row.session.today()); }},
          {"mutual", [](auto& row) -> Cell { return row.page.mutual; }},
          {"warnings", [](auto& row) -> Cell { return row.page.warnings; }},
          {"repairs", [](auto& row) -> Cell { return repairs(row.session, row.page.conflicts); }}};
}

}  // namespace rapport::services
