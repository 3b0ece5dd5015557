#include "store/edit.hpp"

/// What `forget` does to the log.
namespace rapport::store {
namespace {

struct Logged {
  Id operation;
  std::int64_t seq = 0;
  std::string before;
  std::string after;
};

/// The fields of an entry of a table as JSON, without the names; the same text where there are none.
std::string without_names(Statements& statements, const Traces& traces, const std::string& table,
                          const std::string& json) {
  const Cells before = from_json(statements, json);
  Cells cells = before;
  for (auto& [field, value] : cells) {
    if (const auto* text = std::get_if<std::string>(&value)) value = traces.scrubbed(table, field, *text);
  }
  return cells == before ? json : to_json(cells);
}

}  // namespace

/// A command that has lost a change cannot be taken back whole any more.
void Edit::drop_from_log(Id id) {
  statements_
      ["UPDATE operation SET undone=1 WHERE id IN(SELECT operation FROM change WHERE(id&1073741823)=?1 AND+id=?2)"]
          .bind(1, id.random())
          .bind(2, id)
          .run();
  statements_["DELETE FROM change WHERE(id&1073741823)=?1 AND+id=?2"].bind(1, id.random()).bind(2, id).run();
}

/// Of an entry's log its creation stays, as if it had been made as it is now.
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

/// What is left of the log: names in what others once read.
void Edit::scrub_log(const Traces& traces) {
  std::vector<Logged> changed;
  Statement rows = database_.prepare("SELECT operation,seq,entity,before,after FROM change");
  while (rows.step()) {
    const std::string before(rows.text(3));
    const std::string after(rows.text(4));
    if (!traces.may_find(before) && !traces.may_find(after)) continue;
    const std::string table(rows.text(2));
    Logged scrubbed{rows.id(0), rows.integer(1), without_names(statements_, traces, table, before),
                    without_names(statements_, traces, table, after)};
    if (scrubbed.before != before || scrubbed.after != after) changed.push_back(std::move(scrubbed));
  }
  for (const Logged& one : changed) {
    statements_["UPDATE change SET before=?,after=? WHERE operation=? AND seq=?"]
        .bind(1, one.before)
        .bind(2, one.after)
        .bind(3, one.operation)
        .bind(4, one.seq)
        .run();
  }
}

void Edit::commit_without_trace(const Traces& traces) {
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
  commit_transaction();
}

}  // namespace rapport::store
