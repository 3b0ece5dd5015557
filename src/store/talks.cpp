#include "store/talks.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "store/rows.hpp"

namespace rapport::store {

void each_talk(const Database& database, const TalkQuery& query,
               const std::function<void(const model::Interaction&)>& call) {
  // Those of one person come in the order of `participant`, so that the newest few are found without the others.
  const char* day = query.with ? "day" : "date";
  std::string tail = query.with ? "JOIN(SELECT date AS day,interaction AS talk FROM participant WHERE person=" +
                                      std::to_string(query.with->value) + ")ON id=talk WHERE 1"
                                : "WHERE 1";
  if (query.since) tail += std::string(" AND ").append(day).append(">='") + to_iso(*query.since) + "'";
  if (query.until) tail += std::string(" AND ").append(day).append("<='") + to_iso(*query.until) + "'";
  if (!query.include_private) tail += " AND private=0";
  const std::string direction = query.oldest_first ? "" : " DESC";
  tail += " AND(?1=''OR kind=?1) ORDER BY ";
  tail += day + direction + ",time" + direction + ",id" + direction;
  Statement rows = database.prepare(select_clause<model::Interaction>() + " " + tail);
  rows.bind(1, query.kind);
  std::size_t count = 0;
  while ((query.limit == 0 || count < query.limit) && rows.step()) {
    const auto talk = from_row<model::Interaction>(rows);
    const bool tagged =
        query.tag.empty() ||
        std::any_of(talk.tags.begin(), talk.tags.end(), [&](const std::string& tag) { return fold(tag) == query.tag; });
    if (!tagged) continue;
    ++count;
    call(talk);
  }
}

std::vector<model::Interaction> talks(const Database& database, const TalkQuery& query) {
  std::vector<model::Interaction> found;
  each_talk(database, query, [&](const model::Interaction& talk) { found.push_back(talk); });
  return found;
}

}  // namespace rapport::store
