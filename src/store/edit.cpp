#include "store/edit.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "store/device.hpp"

namespace rapport::store {
namespace {

std::string joined(const Cells& cells, std::string_view between, std::string_view after) {
  std::string text;
  for (const auto& cell : cells) {
    if (!text.empty()) text += between;
    text.append(cell.first).append(after);
  }
  return text;
}

}  // namespace

Edit::Edit(Database& database, Author author)
    : database_(database),
      transaction_(database, Access::write),
      author_(std::move(author)),
      ids_(author_.seed),
      statements_(database),
      derived_(database) {
  Statement& newest = statements_["SELECT max(id),(SELECT value FROM meta WHERE key='device')FROM operation"];
  newest.step();
  operation_ = ids_.next(clock_after(author_.now, newest.id(0).clock()));
  device_ = as_device(newest.text(1));
  newest.reset();
}

void Edit::log(std::string_view table, Id id, std::string_view before, std::string_view after) {
  Statement& change = statements_["INSERT INTO change VALUES(?,?,?,?,?,?)"];
  change.bind(1, operation_).bind(2, std::int64_t{++changes_}).bind(3, table).bind(4, id).bind(5, before);
  change.bind(6, after).run();
}

void Edit::insert(std::string_view table, Id id, const Cells& cells) {
  insert_row(statements_, table, id, cells);
  log(table, id, {}, to_json(differing(cells, defaults(table))));
}

Cells Edit::stored(std::string_view table, Id id, const Cells& like) {
  std::string sql = "SELECT ";
  sql.append(joined(like, ",", "")).append(" FROM ").append(table).append(" WHERE id=?");
  Statement& select = statements_[sql];
  if (!select.bind(1, id).step()) return {};
  Cells found;
  for (const auto& cell : like) found.emplace_back(cell.first, select.value(static_cast<int>(found.size())));
  select.reset();
  return found;
}

bool Edit::update(std::string_view table, Id id, const Cells& cells) {
  const Cells before = stored(table, id, cells);
  if (before.empty()) throw Error(Fault::unknown, "there is no " + std::string(table) + " " + to_text(id));
  const Cells after = differing(cells, before);
  if (after.empty()) return false;
  derived_.leaving(table, id);
  std::string sql = "UPDATE ";
  sql.append(table).append(" SET ").append(joined(after, ",", "=?")).append(" WHERE id=?");
  Statement& update = statements_[sql];
  int parameter = 0;
  for (const auto& cell : after) update.bind(++parameter, cell.second);
  update.bind(++parameter, id).run();
  derived_.arrived(table, id);
  log(table, id, to_json(differing(before, cells)), to_json(after));
  return true;
}

void Edit::erase(std::string_view table, Id id) {
  const Cells before = stored(table, id, defaults(table));
  if (before.empty()) throw Error(Fault::unknown, "there is no " + std::string(table) + " " + to_text(id));
  derived_.leaving(table, id);
  std::string sql = "DELETE FROM ";
  statements_[sql.append(table).append(" WHERE id=?")].bind(1, id).run();
  log(table, id, to_json(differing(before, defaults(table))), {});
}

void Edit::write_operation() {
  Statement& operation = statements_["INSERT INTO operation VALUES(?,?,?,?,?,0)"];
  operation.bind(1, operation_).bind(2, device_).bind(3, author_.now).bind(4, author_.command).bind(5, undoes_).run();
}

void Edit::commit() {
  derived_.refresh();
  if (changes_ == 0) return;
  write_operation();
  commit_transaction();
}

void Edit::commit_as_mark() {
  write_operation();
  transaction_.commit();
}

void Edit::commit_transaction() {
  try {
    return transaction_.commit();
  } catch (const Error& error) {
    try {
      transaction_.roll_back();
    } catch (const Error&) {  // SQLite has done it by itself
    }
    // A disk that fails in the very last sync leaves the entry in the file. To deny it would bring it in twice.
    if (!database_.prepare("SELECT 1 FROM operation WHERE id=?").bind(1, operation_).step()) throw error;
    throw Error(Fault::failure, "it is in the journal, but the disk did not confirm that it lasts: " + error.message,
                "rapport history shows it");
  }
}

}  // namespace rapport::store
