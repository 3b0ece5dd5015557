#include "store/statistics.hpp"

#include <unordered_map>

#include "model/relations.hpp"
#include "store/due_candidates.hpp"
#include "store/mapping.hpp"

namespace rapport::store {
namespace {

using DirectionOf = std::unordered_map<Id, std::string_view>;

/// The direction of each person; counts active people.
DirectionOf count_people(const Database& database, model::StatsBuilder& builder) {
  DirectionOf directions;
  Statement rows = database.prepare("SELECT id,relation,status FROM person WHERE relation<>''");
  while (rows.step()) {
    const auto direction = model::direction_of(rows.text(1));
    if (direction.empty()) continue;
    directions.emplace(rows.id(0), direction);
    if (rows.text(2) == "active") builder.person(direction);
  }
  return directions;
}

void count_interactions(const Database& database, model::StatsBuilder& builder, const DirectionOf& directions,
                        Day since, Day today, std::optional<Id> person) {
  std::string sql =
      "SELECT date,kind,people,asked,gave<>'' FROM interaction WHERE date>=? AND date<=? AND outcome='reached'";
  if (person) sql += " AND id IN(SELECT interaction FROM participant WHERE part>0 AND person=?)";
  Statement rows = database.prepare(sql);
  rows.bind(1, since).bind(2, today);
  if (person) rows.bind(3, *person);
  std::string day;  // most interactions are on the same day as the previous one
  model::Interaction interaction;
  while (rows.step()) {
    if (rows.text(0) != day) {
      day = rows.text(0);
      interaction.date = from_column<Day>(rows, 0);
    }
    interaction.kind = rows.text(1);
    interaction.asked = rows.integer(3) != 0;
    interaction.gave = rows.integer(4) != 0 ? "something" : "";
    std::vector<std::string_view> present;
    for (const Id one : from_column<model::Ids>(rows, 2)) {
      if (const auto found = directions.find(one); found != directions.end()) present.push_back(found->second);
    }
    builder.interaction(interaction, present);
  }
}

}  // namespace

model::Stats stats(const Database& database, Day since, Day today, std::optional<Id> person) {
  model::StatsBuilder builder(since, today);
  const DirectionOf directions = count_people(database, builder);
  count_interactions(database, builder, directions, since, today, person);
  for (const auto& one : with_cadence(database)) {
    const auto& schedule = *one.contact_state.schedule;
    builder.cadence(schedule.cadence.every, model::due_state(schedule, today).state);
  }
  return builder.result();
}

std::optional<Day> first_interaction_day(const Database& database) {
  return parse_iso(database.text("SELECT min(date) FROM interaction WHERE outcome='reached'"));
}

}  // namespace rapport::store
