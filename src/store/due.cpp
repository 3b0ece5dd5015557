#include "store/due.hpp"

#include "base/error.hpp"
#include "store/rows.hpp"

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

std::vector<model::Promise> open_promises(const Database& database, std::optional<Day> by, bool undated) {
  std::string tail = "WHERE state='open'AND whose='mine'";
  if (by) tail += "AND due_on<>''AND due_on<='" + to_iso(*by) + "'";
  auto found = select<model::Promise>(database, tail + "ORDER BY due_on='',due_on,id");
  if (!undated) std::erase_if(found, [](const model::Promise& one) { return !one.due_on; });
  return found;
}

}  // namespace rapport::store
