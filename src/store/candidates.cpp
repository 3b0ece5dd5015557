#include "store/candidates.hpp"

#include "base/error.hpp"
#include "store/mapping.hpp"

namespace rapport::store {
namespace {

std::vector<Candidate> read(const Database& database, Statement& rows) {
  Statements statements(database);
  std::vector<Candidate> found;
  while (rows.step()) {
    found.push_back({.person = rows.id(0),
                     .handle = std::string(rows.text(1)),
                     .name = std::string(rows.text(2)),
                     .standing = standing_from(rows, 3)});
    if (!found.back().standing.rhythm) {
      throw Error(Fault::failure, "somebody is to be shown who has no rhythm: what is derived is damaged",
                  "rapport doctor --fix makes it anew");
    }
    load_pauses(statements, found.back().standing);
  }
  return found;
}

std::string select_candidates() {
  return std::string("SELECT person.id,handle,name,").append(standing_columns) +
         " FROM standing JOIN person ON person.id=standing.person WHERE shown_on<>''";
}

}  // namespace

std::vector<Candidate> shown_by(const Database& database, Day day) {
  Statement rows = database.prepare(select_candidates() + "AND shown_on<=?");
  rows.bind(1, day);
  return read(database, rows);
}

std::vector<Candidate> with_cadence(const Database& database) {
  Statement rows = database.prepare(select_candidates());
  return read(database, rows);
}

std::vector<model::TagRhythm> tag_rhythms(const Database& database) {
  return select<model::TagRhythm>(database, "ORDER BY tag,id");
}

}  // namespace rapport::store
