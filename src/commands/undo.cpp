#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/listings/row_columns.hpp"
#include "services/maintenance/backups.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> id;
};

struct HistoryArguments {
  int limit = 0;  ///< 0: all
};

struct UndoneRow {
  const store::Operation& target;
  int changes = 0;

  static std::vector<Column<UndoneRow>> columns() {
    return {{"id", [](auto& row) -> Cell { return row.target.id; }},
            {"command", [](auto& row) -> Cell { return row.target.command; }},
            {"changes", [](auto& row) -> Cell { return row.changes; }}};
  }
};

struct OperationRow {
  const store::Operation& operation;

  static std::vector<Column<OperationRow>> columns() {
    return {{"id", [](auto& row) -> Cell { return row.operation.id; }},
            {"at", [](auto& row) -> Cell { return moment(row.operation.at); }},
            {"command", [](auto& row) -> Cell { return row.operation.command; }},
            {"changes", [](auto& row) -> Cell { return row.operation.changes; }},
            {"undone", [](auto& row) -> Cell { return row.operation.undone; }}};
  }
};

store::Operation target_of(Session& session, const std::optional<std::string>& id) {
  const auto& database = session.journal();
  if (!id) {
    if (const auto newest = store::newest_to_undo(database)) return *newest;
    throw Error(ErrorCode::not_found, "nothing to undo");
  }
  const std::string& given = *id;
  const auto prefix = parse_id_prefix(given);
  const auto found = prefix ? store::operations(database, *prefix) : std::vector<store::Operation>{};
  if (found.empty())
    throw Error(ErrorCode::not_found, "no command '" + given + "' in the history",
                "rapport history lists the commands");
  if (found.size() > 1) throw Error(ErrorCode::not_found, "id '" + given + "' is ambiguous", "give more digits");
  if (found.front().undone)
    throw Error(ErrorCode::usage, "'" + given + "' is already undone", "rapport history shows by which command");
  return found.front();
}

void check_can_be_undone(Session& session, const store::Operation& target) {
  if (!target.can_be_undone)
    throw Error(ErrorCode::failure, "cannot undo, because what it wrote was erased: " + target.command,
                "rapport history lists earlier commands; rapport undo ID undoes one");
  if (target.command != "restore") return;
  const std::string kept = kept_by_restore(session, target.at);
  throw Error(ErrorCode::failure, "undo cannot reverse a restore; restore the backup it made",
              kept.empty() ? "rapport backup --list" : "rapport restore " + shell_word(kept));
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit("undo");
  store::enlarge_cache(edit.database());
  const store::Operation target = target_of(session, arguments.id);
  check_can_be_undone(session, target);
  const std::string id = store::short_id(session.journal(), target.id);
  edit.call("undo " + id);
  edit.undo(target.id);
  std::string words = fmt::format("{} {} ({}).", target.undoes ? "Redid" : "Undid", shown(target.command), id);
  if (!session.globals().dry_run)
    words += fmt::format(" To {} it: rapport undo {}", target.undoes ? "undo" : "redo",
                         to_text(edit.operation()).substr(0, 4));
  words += "\n";
  const Fields row = fields(UndoneRow{target, edit.changes()});
  session.commit(edit);
  return reply(session, edit, row, words);
}

int run_history(const HistoryArguments& arguments, Session& session) {
  const auto& database = session.journal();
  const auto operations = store::history(database, arguments.limit);
  store::ShortIds ids(database);
  view::Table table{
      .columns = {
          {.title = {}}, {.title = {}, .rank = 1}, {.title = {}, .flexible = true, .least = 12}, {.title = {}}}};
  for (const auto& one : operations) {
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {moment(one.at), view::Tone::calm},
                          {one.command, view::Tone::plain},
                          {one.undone ? "undone" : "", view::Tone::dim}});
  }
  return reply(session, listing("id", operations, [](auto& one) { return OperationRow{one}; }), table,
               "No commands yet.");
}

}  // namespace

Command undo() {
  return {.name = "undo",
          .summary = "Undo a command",
          .group = Group::settle,
          .examples = {{"undo", "the newest command; again: the one before it"},
                       {"undo 7k3", "this command; undoing an undo redoes it"},
                       {"undo --dry-run", "show which command it would be"}},
          .parameters = {{.name = "ID",
                          .help = "a command's id, from `rapport history`",
                          .completes = Completes::operation,
                          .to = to<&Arguments::id>}},
          .details =
              "Every command that changes the journal can be undone, any number of steps back. It is refused, naming "
              "the later command, if something has since changed or refers to what the command wrote. To undo a "
              "restore, restore the backup it made; commands before it need their ids.",
          .replies = {keys<UndoneRow>},
          .run = runs<run>};
}

Command history() {
  return {.name = "history",
          .summary = "List the commands that changed the journal, newest first",
          .group = Group::settle,
          .examples = {{"history --limit 10", "the last ten"}, {"history --json", "for a program"}},
          .parameters = {{.name = "--limit",
                          .value = "N",
                          .help = "at most N commands",
                          .least = 1,
                          .to = to<&HistoryArguments::limit>}},
          .details = "Shows the name of each command and what it touched, never what you wrote.",
          .columns = keys<OperationRow>,
          .run = runs<run_history>};
}

}  // namespace rapport::commands
