#include "store/interactions.hpp"

#include <fmt/core.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "store/mapping.hpp"

namespace rapport::store {

void each_interaction(const Database& database, const InteractionQuery& query,
                      const std::function<void(const model::Interaction&)>& call) {
  // A person's interactions are read in the order of `participant`, so the newest ones are found without the others.
  const char* day = query.with ? "day" : "date";
  std::string tail = query.with ? "JOIN(SELECT date AS day,interaction AS talk FROM participant WHERE person=" +
                                      std::to_string(query.with->value) + ")ON id=talk WHERE 1"
                                : "WHERE 1";
  if (query.since) tail += std::string(" AND ").append(day).append(">='") + to_iso(*query.since) + "'";
  if (query.until) tail += std::string(" AND ").append(day).append("<='") + to_iso(*query.until) + "'";
  if (!query.include_private) tail += " AND private=0";
  if (!query.kind.empty()) tail += " AND kind=?1";
  if (!query.tag.empty()) tail += " AND tags<>''";
  const std::string direction = query.oldest_first ? "" : " DESC";
  tail += fmt::format(" ORDER BY {}{},time{},id{}", day, direction, direction, direction);
  Statement rows = database.prepare(Mapping<model::Interaction>::select_clause() + " " + tail);
  if (!query.kind.empty()) rows.bind(1, query.kind);
  std::size_t count = 0;
  while ((query.limit == 0 || count < query.limit) && rows.step()) {
    const auto interaction = Mapping<model::Interaction>::from_row(rows);
    const bool tagged = query.tag.empty() || std::ranges::any_of(interaction.tags, [&](const std::string& tag) {
                          return fold(tag) == query.tag;
                        });
    if (!tagged) continue;
    ++count;
    call(interaction);
  }
}

std::vector<model::Interaction> interactions(const Database& database, const InteractionQuery& query) {
  std::vector<model::Interaction> found;
  each_interaction(database, query, [&](const model::Interaction& interaction) { found.push_back(interaction); });
  return found;
}

std::vector<model::Interaction> identical_interactions(Statements& statements, Day date, const std::string& time,
                                                       const std::string& text) {
  return select<model::Interaction>(statements, "WHERE date=? AND text=? AND time=?", date, text, time);
}

void each_text_of_day(Statements& statements, Day date, const std::string& time,
                      const std::function<void(Id id, std::string_view text)>& call) {
  Statement& rows = statements["SELECT id,text FROM interaction WHERE date=? AND time=?"];
  rows.bind(1, date).bind(2, time);
  while (rows.step()) call(rows.id(0), rows.text(1));
  rows.reset();
}

bool have_met(Statements& statements, Id a, Id b) {
  Statement& row = statements
      ["SELECT 1 FROM participant AS p JOIN participant AS q ON q.person=?2 AND q.date=p.date AND "
       "q.interaction=p.interaction WHERE p.person=?1 AND p.part IN(1,3)AND q.part IN(1,3)LIMIT 1"];
  const bool found = row.bind(1, a).bind(2, b).step();
  row.reset();
  return found;
}

bool congratulated(Statements& statements, Id person, Day day) {
  Statement& row = statements
      ["SELECT 1 FROM participant AS p JOIN interaction AS i ON i.id=p.interaction WHERE p.person=? AND p.date>=? AND "
       "p.part>0 AND i.kind='congratulation'AND i.outcome='reached'AND NOT EXISTS(SELECT 1 FROM win WHERE "
       "celebrated_in=i.id)"];
  const bool found = row.bind(1, person).bind(2, day).step();
  row.reset();
  return found;
}

}  // namespace rapport::store
