#include "store/due_candidates.hpp"

#include "base/error.hpp"
#include "store/mapping.hpp"

namespace rapport::store {
namespace {

std::vector<DueCandidate> read(const Database& database, Statement& rows) {
  Statements statements(database);
  std::vector<DueCandidate> found;
  while (rows.step()) {
    found.push_back({.person = rows.id(0),
                     .handle = std::string(rows.text(1)),
                     .name = std::string(rows.text(2)),
                     .contact_state = contact_state_from(rows, 3)});
    if (!found.back().contact_state.schedule) {
      throw Error(ErrorCode::failure, "the derived tables are damaged: a person who is due has no cadence",
                  "rapport doctor --fix rebuilds them");
    }
    load_pauses(statements, found.back().contact_state);
  }
  return found;
}

std::string select_candidates() {
  return std::string("SELECT person.id,handle,name,").append(contact_state_columns) +
         " FROM standing JOIN person ON person.id=standing.person WHERE shown_on<>''";
}

}  // namespace

std::vector<DueCandidate> shown_by(const Database& database, Day day) {
  Statement rows = database.prepare(select_candidates() + "AND shown_on<=?");
  rows.bind(1, day);
  return read(database, rows);
}

std::vector<DueCandidate> with_cadence(const Database& database) {
  Statement rows = database.prepare(select_candidates());
  return read(database, rows);
}

std::vector<model::TagCadence> tag_cadences(const Database& database) {
  return select<model::TagCadence>(database, "ORDER BY tag,id");
}

}  // namespace rapport::store
