#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/maintenance/backups.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"

namespace rapport::commands {
namespace {

store::Operation target_of(Session& session, const Options& options) {
  const auto& database = session.journal();
  if (!options.has("ID")) {
    if (const auto newest = store::newest_to_undo(database)) return *newest;
    throw Error(Fault::unknown, "there is nothing to undo");
  }
  const std::string given = options.value("ID");
  const auto prefix = parse_id_prefix(given);
  const auto found = prefix ? store::operations(database, *prefix) : std::vector<store::Operation>{};
  if (found.empty())
    throw Error(Fault::unknown, "there is no command '" + given + "' in the history", "rapport history lists them");
  if (found.size() > 1) throw Error(Fault::unknown, "'" + given + "' begins several ids", "give more digits");
  if (found.front().undone)
    throw Error(Fault::usage, "'" + given + "' is undone already", "rapport history shows by which command");
  return found.front();
}

void check_can_be_undone(Session& session, const store::Operation& target) {
  if (!target.can_be_undone)
    throw Error(Fault::failure, "what this command wrote is forgotten for good: " + target.command,
                "rapport history lists the commands before it; rapport undo ID takes one back");
  if (target.command != "restore") return;
  const std::string kept = kept_by_restore(session, target.at);
  throw Error(Fault::failure, "a restore is taken back by another one, not by undo",
              kept.empty() ? "rapport backup --list" : "rapport restore " + shell_word(kept));
}

int run(const Options& options, Session& session) {
  store::Edit edit = session.edit("undo");
  store::expect_much(edit.database());
  const store::Operation target = target_of(session, options);
  check_can_be_undone(session, target);
  const std::string id = store::short_id(session.journal(), target.id);
  edit.call("undo " + id);
  edit.undo(target.id);
  const std::string what = target.undoes ? "Redone" : "Undone";
  const std::string which = ": " + shown(target.command) + " (" + id + ").";
  const std::string words =
      session.globals().dry_run
          ? "Would be " + std::string(target.undoes ? "redone" : "undone") + which + "\n"
          : what + which + " rapport undo " + to_text(edit.operation()).substr(0, 4) + " takes that back.\n";
  const Fields row{{"id", target.id}, {"command", target.command}, {"changes", edit.changes()}};
  session.commit(edit);
  return reply(session, edit, row, words);
}

int run_history(const Options& options, Session& session) {
  const auto& database = session.journal();
  Listing listing{.columns = {"id", "at", "command", "changes", "undone"}, .rows = {}, .id_column = "id"};
  store::ShortIds ids(database);
  view::Table table{
      .columns = {
          {.title = {}}, {.title = {}, .rank = 1}, {.title = {}, .flexible = true, .least = 12}, {.title = {}}}};
  for (const auto& one : store::history(database, options.number("--limit", 1).value_or(0))) {
    const std::string at = moment(one.at);
    listing.rows.push_back({one.id, at, one.command, one.changes, one.undone});
    table.rows.push_back({{ids.of(one.id), view::Tone::dim},
                          {at, view::Tone::calm},
                          {one.command, view::Tone::plain},
                          {one.undone ? "undone" : "", view::Tone::dim}});
  }
  return reply(session, listing, table, "Nothing has been written yet.");
}

}  // namespace

Command undo() {
  return {.name = "undo",
          .summary = "Take back a whole command",
          .group = Group::settle,
          .examples = {{"undo", "the newest command that is not undone; again: the one before it"},
                       {"undo 7k3", "the one named; of an undo: redoes"},
                       {"undo --dry-run", "say which one it would be"}},
          .parameters = {{.name = "ID", .help = "a command's id, from history", .completes = Completes::operation}},
          .details =
              "Every writing command can be undone, in any number of steps. It is refused, with the later command "
              "named, where something that it wrote has changed since, or something later refers to it. A restore is "
              "taken back "
              "by restoring what it kept; commands before it are named by their ids.",
          .columns = {},
          .run = run};
}

Command history() {
  return {.name = "history",
          .summary = "Show the commands that changed something, newest first",
          .group = Group::settle,
          .examples = {{"history --limit 10", "the last ten"}, {"history --json", "for a program"}},
          .parameters = {{.name = "--limit", .value = "N", .help = "at most N of them"}},
          .details = "It tells the command's name and what it touched, never what was written.",
          .columns = "id,at,command,changes,undone",
          .run = run_history};
}

}  // namespace rapport::commands
