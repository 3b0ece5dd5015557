#include "store/counts.hpp"

#include <unordered_map>

#include "model/relations.hpp"
#include "store/candidates.hpp"
#include "store/mapping.hpp"

namespace rapport::store {
namespace {

using Headings = std::unordered_map<Id, std::string_view>;

/// Where everybody stands; counts the active ones.
Headings count_people(const Database& database, model::Counting& counting) {
  Headings headings;
  Statement rows = database.prepare("SELECT id,relation,status FROM person WHERE relation<>''");
  while (rows.step()) {
    const auto direction = model::direction_of(rows.text(1));
    if (direction.empty()) continue;
    headings.emplace(rows.id(0), direction);
    if (rows.text(2) == "active") counting.person(direction);
  }
  return headings;
}

void count_talks(const Database& database, model::Counting& counting, const Headings& headings, Day since, Day today,
                 std::optional<Id> person) {
  std::string sql =
      "SELECT date,kind,people,asked,gave<>'' FROM interaction WHERE date>=? AND date<=? AND outcome='reached'";
  if (person) sql += " AND id IN(SELECT interaction FROM participant WHERE part>0 AND person=?)";
  Statement rows = database.prepare(sql);
  rows.bind(1, since).bind(2, today);
  if (person) rows.bind(3, *person);
  std::string day;  // one after the other: most talks are of the day of the one before
  model::Interaction talk;
  while (rows.step()) {
    if (rows.text(0) != day) {
      day = rows.text(0);
      talk.date = from_column<Day>(rows, 0);
    }
    talk.kind = rows.text(1);
    talk.asked = rows.integer(3) != 0;
    talk.gave = rows.integer(4) != 0 ? "something" : "";
    std::vector<std::string_view> present;
    for (const Id one : from_column<model::Ids>(rows, 2)) {
      if (const auto found = headings.find(one); found != headings.end()) present.push_back(found->second);
    }
    counting.talk(talk, present);
  }
}

}  // namespace

model::Stats stats(const Database& database, Day since, Day today, std::optional<Id> person) {
  model::Counting counting(since, today);
  const Headings headings = count_people(database, counting);
  count_talks(database, counting, headings, since, today, person);
  for (const auto& one : with_cadence(database)) {
    const auto& rhythm = *one.standing.rhythm;
    counting.rhythm(rhythm.cadence.every, model::standing(rhythm, today).state);
  }
  return counting.result();
}

std::optional<Day> first_talk(const Database& database) {
  return parse_iso(database.text("SELECT min(date) FROM interaction WHERE outcome='reached'"));
}

}  // namespace rapport::store
