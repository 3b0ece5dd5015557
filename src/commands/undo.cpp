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
    throw Error(ErrorCode::not_found, "there is nothing to undo");
  }
  const std::string& given = *id;
  const auto prefix = parse_id_prefix(given);
  const auto found = prefix ? store::operations(database, *prefix) : std::vector<store::Operation>{};
  if (found.empty())
    throw Error(ErrorCode::not_found, "there is no command '" + given + "' in the history",
                "rapport history lists them");
  if (found.size() > 1) throw Error(ErrorCode::not_found, "'" + given + "' begins several ids", "give more digits");
  if (found.front().undone)
    throw Error(ErrorCode::usage, "'" + given + "' is undone already", "rapport history shows by which command");
  return found.front();
}

void check_can_be_undone(Session& session, const store::Operation& target) {
  if (!target.can_be_undone)
    throw Error(ErrorCode::failure, "what this command wrote is forgotten for good: " + target.command,
                "rapport history lists the commands before it; rapport undo ID takes one back");
  if (target.command != "restore") return;
  const std::string kept = kept_by_restore(session, target.at);
  throw Error(ErrorCode::failure, "a restore is taken back by another one, not by undo",
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
  const std::string what = target.undoes ? "Redone" : "Undone";
  const std::string which = fmt::format(": {} ({}).", shown(target.command), id);
  const std::string words =
      session.globals().dry_run
          ? fmt::format("Would be {}{}\n", target.undoes ? "redone" : "undone", which)
          : fmt::format("{}{} rapport undo {} takes that back.\n", what, which, to_text(edit.operation()).substr(0, 4));
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
               "Nothing has been written yet.");
}

}  // namespace

Command undo() {
  return {.name = "undo",
          .summary = "Take back a whole command",
          .group = Group::settle,
          .examples = {{"undo", "the newest command that is not undone; again: the one before it"},
                       {"undo 7k3", "the one named; of an undo: redoes"},
                       {"undo --dry-run", "say which one it would be"}},
          .parameters = {{.name = "ID",
                          .help = "a command's id, from history",
                          .completes = Completes::operation,
                          .to = to<&Arguments::id>}},
          .details =
              "Every writing command can be undone, in any number of steps. It is refused, with the later command "
              "named, where something that it wrote has changed since, or something later refers to it. A restore is "
              "taken back "
              "by restoring what it kept; commands before it are named by their ids.",
          .replies = {keys<UndoneRow>},
          .run = runs<run>};
}

Command history() {
  return {.name = "history",
          .summary = "Show the commands that changed something, newest first",
          .group = Group::settle,
          .examples = {{"history --limit 10", "the last ten"}, {"history --json", "for a program"}},
          .parameters = {{.name = "--limit",
                          .value = "N",
                          .help = "at most N of them",
                          .least = 1,
                          .to = to<&HistoryArguments::limit>}},
          .details = "It tells the command's name and what it touched, never what was written.",
          .columns = keys<OperationRow>,
          .run = runs<run_history>};
}

}  // namespace rapport::commands
