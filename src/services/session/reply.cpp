#include "services/session/reply.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/spelling.hpp"
#include "base/utf8.hpp"
#include "interchange/listing_writer.hpp"
#include "services/maintenance/backups.hpp"

namespace rapport::services {
namespace {

/// The listing with the requested columns, in the requested order.
Listing narrowed(const Listing& listing, const std::vector<std::string>& columns) {
  Listing result{.columns = columns, .rows = {}, .id_column = listing.id_column};
  std::vector<std::size_t> places;
  for (const std::string& column : columns) {
    const auto found = std::ranges::find(listing.columns, column);
    if (found == listing.columns.end()) {
      const auto near = nearest(column, listing.columns);
      throw Error(ErrorCode::usage, "unknown column '" + column + "'",
                  near ? "did you mean " + *near + "?" : std::string{});
    }
    places.push_back(static_cast<std::size_t>(found - listing.columns.begin()));
  }
  for (const Row& row : listing.rows) {
    Row some;
    for (const std::size_t create_journal_file : places) some.push_back(row[create_journal_file]);
    result.rows.push_back(std::move(some));
  }
  return result;
}

/// A listing as a table with column headings.
view::Table as_table(const Listing& listing, bool header) {
  view::Table table;
  for (const std::string& column : listing.columns)
    table.columns.push_back({.title = header ? column : std::string{}, .flexible = true});
  for (const Row& row : listing.rows) {
    auto& cells = table.rows.emplace_back();
    for (const Cell& cell : row) cells.push_back({interchange::to_text(cell)});
  }
  return table;
}

}  // namespace

void print(Session& session, Listing listing) {
  const Globals& globals = session.globals();
  if (session.is_table()) {
    session.say(view::render(as_table(narrowed(listing, globals.columns), globals.header), session.display()));
    return;
  }
  const auto format = interchange::format_named(globals.format).value_or(interchange::Format::jsonl);
  if (!globals.columns.empty() && format != interchange::Format::ids) listing = narrowed(listing, globals.columns);
  interchange::write(session.world().out, listing, format,
                     {.header = globals.header, .safe = session.world().terminal.out});
}

void print_object(Session& session, const Fields& object, const std::string& id_column) {
  if (session.globals().format == "json" && session.globals().columns.empty()) {
    return interchange::write_object(session.world().out, object);
  }
  Listing listing{.columns = {}, .rows = {{}}, .id_column = id_column};
  for (const auto& [key, value] : object) {
    listing.columns.push_back(key);
    listing.rows.front().push_back(value);
  }
  print(session, std::move(listing));
}

int reply(Session& session, const Listing& listing, const view::Table& table, const std::string& empty_message) {
  if (!session.is_human_output()) {
    print(session, listing);
  } else if (table.rows.empty()) {
    if (session.world().terminal.out && !empty_message.empty()) session.say(empty_message + "\n");
  } else {
    session.say(view::render(table, session.display()));
  }
  return 0;
}

namespace {

struct Verb {
  std::string_view past;
  std::string_view plain;
};

/// The verbs that begin replies, and the form that follows `Would` in a dry run.
constexpr Verb verbs[] = {{"Added", "add"},
                          {"Archived", "archive"},
                          {"Celebrated", "celebrate"},
                          {"Changed", "change"},
                          {"Cleared", "clear"},
                          {"Dropped", "drop"},
                          {"Ended", "end"},
                          {"Gave", "give"},
                          {"Imported", "import"},
                          {"Kept", "keep"},
                          {"Logged", "log"},
                          {"Marked", "mark"},
                          {"Merged", "merge"},
                          {"Noted", "note"},
                          {"Paused", "pause"},
                          {"Planned", "plan"},
                          {"Reactivated", "reactivate"},
                          {"Recorded", "record"},
                          {"Redid", "redo"},
                          {"Removed", "remove"},
                          {"Resolved", "resolve"},
                          {"Resumed", "resume"},
                          {"Saved", "save"},
                          {"Set", "set"},
                          {"Snoozed", "snooze"},
                          {"Tagged", "tag"},
                          {"Thanked", "thank"},
                          {"Undid", "undo"}};

/// `Would add Priya Nair.` for `Added Priya Nair.`
std::string conditional(const std::string& reply) {
  const std::size_t end = std::min(reply.find_first_of(" :"), reply.size());

  const auto* const found = std::ranges::find(verbs, std::string_view(reply).substr(0, end), &Verb::past);
  if (found == std::end(verbs)) return reply;
  return "Would " + std::string(found->plain) + reply.substr(end);
}

}  // namespace

int reply(Session& session, const store::Edit& edit, const Fields& row, const std::string& words) {
  const bool dry_run = session.globals().dry_run;
  if (!session.is_human_output()) {
    Fields object{{"operation", session.committed() ? Cell(edit.operation()) : Cell()}, {"dry_run", dry_run}};
    object.insert(object.end(), row.begin(), row.end());
    const bool has_id = std::ranges::any_of(row, [](const auto& one) { return one.first == "id"; });
    print_object(session, object, has_id ? "id" : "handle");
    return 0;
  }
  if (session.globals().quiet) return 0;
  session.say(dry_run ? conditional(words) : words);
  if (session.created()) {
    session.say("Created a new journal: " + shown(session.path()) + "\n");
    if (session.is_default_path() && !backups_of_all(session).empty())
      session.say("There are backups of an earlier journal: rapport backup --list, then rapport restore FILE.\n");
  }
  return 0;
}

}  // namespace rapport::services
