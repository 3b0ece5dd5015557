#include "store/edit.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>

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

/// The interaction in which something was said, and the day. Both are set or neither.
struct DayOfInteraction {
  std::string_view interaction;
  std::string_view day;
};
constexpr std::array<DayOfInteraction, 2> days_of_interactions{
    {{.interaction = "said_in", .day = "said_on"}, {.interaction = "celebrated_in", .day = "celebrated_on"}}};

bool is_list_of(std::string_view table, std::string_view column) {
  const auto& all = references_of(table);
  return std::ranges::any_of(
      all, [&](const Reference& one) { return one.column == column && one.form == Reference::Form::list; });
}

/// The value of a column after an id has been removed from it.
Value without(const Value& value, Reference::Form form, Id id) {
  model::Ids ids = named_ids(value, form);
  std::erase(ids, id);
  return form == Reference::Form::list ? to_value(ids) : to_value(Id{});
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

void Edit::throw_gone(std::string_view table, Id id) {
  throw Error(ErrorCode::not_found, entry_name(table, id) + " has been removed");
}

/// Remembers what the commit must check.
void Edit::note_written(std::string_view table, Id id, const Cells& cells) {
  for (const Reference& reference : references_of(table)) {
    for (const auto& [name, value] : cells) {
      if (name != reference.column) continue;
      for (const Id named : named_ids(value, reference.form)) named_[reference.target].insert(named);
    }
  }
  if (table == model::Person::table) {
    const auto is_handle = [](const auto& cell) { return cell.first == "handle"; };
    if (std::ranges::any_of(cells, is_handle)) handled_.insert(id);
  }
}

void Edit::insert(std::string_view table, Id id, const Cells& cells) {
  insert_row(statements_, table, id, cells);
  note_written(table, id, cells);
  if (const auto gone = gone_.find(table); gone != gone_.end()) gone->second.erase(id);
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

void Edit::update(std::string_view table, Id id, const Cells& before, const Cells& now) {
  const Cells after = differing(now, before);
  if (after.empty()) return;
  derived_.leaving(table, id);
  std::string sql = "UPDATE ";
  sql.append(table).append(" SET ").append(joined(after, ",", "=?")).append(" WHERE id=?");
  Statement& update = statements_[sql];
  int parameter = 0;
  for (const auto& cell : after) update.bind(++parameter, cell.second);
  update.bind(++parameter, id).run();
  derived_.arrived(table, id);
  note_written(table, id, after);
  log(table, id, to_json(differing(before, now)), to_json(after));
}

void Edit::erase(std::string_view table, Id id) {
  const Cells before = stored(table, id, defaults(table));
  if (before.empty()) throw_gone(table, id);
  derived_.leaving(table, id);
  std::string sql = "DELETE FROM ";
  statements_[sql.append(table).append(" WHERE id=?")].bind(1, id).run();
  gone_[entity_table(table)].insert(id);
  log(table, id, to_json(differing(before, defaults(table))), {});
}

int Edit::remove_with_all(std::string_view table, Id id) {
  int removed = 1;
  if (table == model::Person::table) settle();  // a person's interactions are found through a derived table
  for (const Reference& reference : references_to(table)) {
    for (const Id row : rows_naming(statements_, reference, id)) {
      if (is_there(statements_, reference.table, row)) removed += clear_out(reference, row, id);
    }
  }
  erase(table, id);
  return removed;
}

/// Clears or removes the rows that refer to a removed one; returns how many were removed.
int Edit::clear_out(const Reference& reference, Id row, Id id) {
  if (reference.form == Reference::Form::owner) return remove_with_all(reference.table, row);
  const Cells before = stored(reference.table, row, defaults(reference.table));
  Cells after = before;
  bool names_anybody = reference.form == Reference::Form::cleared;
  for (auto& [name, value] : after) {
    if (name == reference.column) value = without(value, reference.form, id);
    names_anybody = names_anybody || (is_list_of(reference.table, name) && value != Value(std::string{}));
  }
  if (!names_anybody) return remove_with_all(reference.table, row);
  for (const auto& [column, day] : days_of_interactions) {
    for (auto& [name, value] : after) {
      if (column == reference.column && name == day) value = std::string{};
    }
  }
  update(reference.table, row, before, after);
  return 0;
}

bool Edit::repair(const Dangling& one) {
  const int before = changes_;
  if (is_there(statements_, one.reference.table, one.row)) clear_out(one.reference, one.row, one.missing);
  return changes_ > before;
}

/// A reference to a row that does not exist, because it was written that way or its target was removed.
std::optional<Dangling> Edit::first_dangling() {
  if (auto found = first_naming(statements_, gone_)) return found;
  return first_naming(statements_, missing_of(statements_, named_));
}

void Edit::check_references() {
  const auto found = first_dangling();
  if (!found) return;
  throw Error(ErrorCode::not_found,
              fmt::format("{} refers to {}, which has been removed", entry_name(found->reference.table, found->row),
                          entry_name(found->reference.target, found->missing)));
}

/// Handles from before a merge are taken as well.
void Edit::check_handles() {
  for (const Id id : handled_) {
    Statement& other = statements_
        ["SELECT name.key,p.name FROM person JOIN name ON name.key=person.handle AND name.kind='handle'AND "
         "name.person<>person.id JOIN person AS p ON p.id=name.person WHERE person.id=? LIMIT 1"];
    const bool taken = other.bind(1, id).step();
    if (taken)
      throw Error(ErrorCode::not_found, fmt::format("handle {} already belongs to {}", other.text(0), other.text(1)));
    other.reset();
  }
}

void Edit::rehearse() {
  derived_.refresh();
  check_references();
  check_handles();
}

void Edit::write_operation() {
  Statement& operation = statements_["INSERT INTO operation VALUES(?,?,?,?,?,0)"];
  operation.bind(1, operation_).bind(2, device_).bind(3, author_.now).bind(4, author_.command).bind(5, undoes_).run();
}

void Edit::commit() {
  rehearse();
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
    } catch (const Error&) {  // SQLite has already rolled back
    }
    // If only the last sync failed, the entry is in the file, and reporting a failure would make the user enter it
    // twice. The file is opened again, because another process may have replaced the one this connection holds.
    const Database now(database_.path(), Access::read);
    if (!now.prepare("SELECT 1 FROM operation WHERE id=?").bind(1, operation_).step()) throw error;
    throw Error(ErrorCode::failure,
                "the change was written, but the disk did not confirm that it is durable: " + error.message,
                "rapport history shows it");
  }
}

}  // namespace rapport::store
