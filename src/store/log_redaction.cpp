#include <algorithm>

#include "base/strings.hpp"
#include "store/edit.hpp"

/// The part of `forget` that redacts the log.
namespace rapport::store {
namespace {

struct Logged {
  Id operation;
  std::int64_t seq = 0;
  std::string table;
  Id id;
  std::string before;
  std::string after;
};

/// Removes the names from the log of one entry. The present value of a field has been decided already, and is the same
/// in the log.
class Cleaner {
 public:
  Cleaner(Statements& statements, const LogRedaction& traces, std::string_view table, Cells now)
      : statements_(statements), traces_(traces), table_(table), now_(std::move(now)) {}

  /// Redacts fields in JSON; returns the same text if there is nothing to remove.
  std::string cleaned(const std::string& json) {
    const Cells before = from_json(statements_, json);
    Cells cells = before;
    for (auto& cell : cells) {
      const auto* text = std::get_if<std::string>(&cell.second);
      if (text != nullptr && !contains(now_, cell))
        cell.second = traces_.scrubbed(table_, cell.first, *text, !now_.empty());
    }
    return cells == before ? json : to_json(cells);
  }

 private:
  Statements& statements_;
  const LogRedaction& traces_;
  std::string_view table_;
  Cells now_;  ///< empty if the entry no longer exists
};

}  // namespace

/// A command that has lost a change can no longer be undone.
void Edit::drop_from_log(Id id) {
  statements_
      ["UPDATE operation SET undone=1 WHERE id IN(SELECT operation FROM change WHERE(id&1073741823)=?1 AND+id=?2)"]
          .bind(1, id.random())
          .bind(2, id)
          .run();
  statements_["DELETE FROM change WHERE(id&1073741823)=?1 AND+id=?2"].bind(1, id.random()).bind(2, id).run();
}

/// Replaces the log of an entry by its creation, as if it had been created in its present state.
void Edit::squash(Id id) {
  Statement& row = statements_
      ["SELECT operation,seq,entity FROM change WHERE(id&1073741823)=?1 AND+id=?2 ORDER BY operation,seq LIMIT 1"];
  if (!row.bind(1, id.random()).bind(2, id).step()) return;
  const Id operation = row.id(0);
  const std::int64_t seq = row.integer(1);
  const std::string table(row.text(2));
  row.reset();
  Statement& undone = statements_["SELECT undone FROM operation WHERE id=?"];
  const bool was_undone = undone.bind(1, operation).step() && undone.integer(0) != 0;
  undone.reset();
  drop_from_log(id);
  statements_["UPDATE operation SET undone=? WHERE id=?"].bind(1, std::int64_t{was_undone}).bind(2, operation).run();
  const Cells& unset = defaults(table);
  Statement& change = statements_["INSERT INTO change VALUES(?,?,?,?,?,?)"];
  change.bind(1, operation).bind(2, seq).bind(3, table).bind(4, id).bind(5, "");
  change.bind(6, to_json(differing(stored(table, id, unset), unset))).run();
}

/// Removes names from the remaining changes.
void Edit::scrub_log(const LogRedaction& traces) {
  std::vector<Logged> found;
  Statement rows = database_.prepare("SELECT operation,seq,entity,id,before,after FROM change");
  while (rows.step()) {
    Logged one{rows.id(0), rows.integer(1),           std::string(rows.text(2)),
               rows.id(3), std::string(rows.text(4)), std::string(rows.text(5))};
    if (traces.may_find(one.before) || traces.may_find(one.after)) found.push_back(std::move(one));
  }
  for (const Logged& logged : found) {
    Cleaner cleaner(statements_, traces, logged.table, stored(logged.table, logged.id, defaults(logged.table)));
    Logged one = logged;
    one.before = cleaner.cleaned(logged.before);
    one.after = cleaner.cleaned(logged.after);
    if (one.before == logged.before && one.after == logged.after) continue;
    statements_["UPDATE change SET before=?,after=? WHERE operation=? AND seq=?"]
        .bind(1, one.before)
        .bind(2, one.after)
        .bind(3, one.operation)
        .bind(4, one.seq)
        .run();
  }
}

/// Removes the handle or tag from the names of commands.
void Edit::scrub_commands(const LogRedaction& traces) {
  std::vector<std::pair<Id, std::string>> changed;
  Statement rows = database_.prepare("SELECT id,command FROM operation");
  while (rows.step()) {
    const std::string command(rows.text(1));
    if (!traces.may_find(command)) continue;
    std::string scrubbed = traces.scrubbed("operation", "command", command, true);
    if (scrubbed != command) changed.emplace_back(rows.id(0), std::move(scrubbed));
  }
  for (const auto& [id, command] : changed)
    statements_["UPDATE operation SET command=? WHERE id=?"].bind(1, command).bind(2, id).run();
}

void Edit::commit_redacted(const LogRedaction& traces) {
  rehearse();
  write_operation();
  for (const Id id : traces.changed) squash(id);
  for (const Id id : traces.gone) drop_from_log(id);
  scrub_log(traces);
  statements_["DELETE FROM operation WHERE id<>? AND NOT EXISTS(SELECT 1 FROM change WHERE operation=operation.id)"]
      .bind(1, operation_)
      .run();
  statements_["UPDATE operation SET undone=1 WHERE id=?"].bind(1, operation_).run();
  for (const std::string& handle : traces.handles) {
    statements_
        ["UPDATE operation SET command=substr(command,1,instr(command,' ')-1)"
         "WHERE instr(' '||command||' ',' '||?||' ')AND instr(command,' ')"]
            .bind(1, handle)
            .run();
  }
  scrub_commands(traces);
  commit_transaction();
}

}  // namespace rapport::store
