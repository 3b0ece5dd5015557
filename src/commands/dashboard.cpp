#include <fmt/core.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/celebrations/celebrations.hpp"
#include "services/conflicts/conflicts.hpp"
#include "services/listings/redaction.hpp"
#include "services/reachouts/reachouts.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {};

/// At most this many of each kind, so that the dashboard fits a screen.
constexpr std::size_t most = 10;

struct Block {
  std::string heading;
  view::Table table;
  std::string after;  ///< a line printed below, or empty
};

std::string day_line(Day today) {
  const Date date = date_of(today);
  return fmt::format("{} {} {} {}\n", weekday_name(weekday_of(today), true), date.day, month_name(date.month, true),
                     date.year);
}

std::string more_text(std::size_t more, std::string_view command) {
  if (more == 0) return {};
  return fmt::format("  and {} more: rapport {}\n", more, command);
}

/// A block with the first entries, as `table_of` shows them.
template <class Entry>
Block block(Session& session, const char* heading, const std::vector<Entry>& entries,
            view::Table (*table_of)(Session&, const std::vector<Entry>&), std::string_view command) {
  const auto shown = static_cast<std::ptrdiff_t>(std::min(entries.size(), most));
  return {heading, table_of(session, {entries.begin(), entries.begin() + shown}),
          more_text(entries.size() - static_cast<std::size_t>(shown), command)};
}

void say(Session& session, const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.table.rows.empty()) continue;
    session.say("\n" + session.paint()(view::Tone::strong, block.heading) + "\n");
    session.say(view::render(block.table, session.display()));
    session.say(block.after);
  }
}

std::string next_steps(const Reachouts& people, const std::vector<model::Promise>& promises,
                       const std::vector<model::Gratitude>& thanks, Session& session) {
  std::vector<std::string> steps;
  store::PersonNames person_names(session.journal());
  if (!people.shown.empty()) steps.push_back("rapport brief " + shown(people.shown.front().who.handle));
  if (!promises.empty())
    steps.push_back("rapport promise --done " + store::short_id(session.journal(), promises.front().id));
  if (!thanks.empty()) steps.push_back("rapport thank " + shown(person_names.handle(thanks.front().person)));
  std::string line;
  for (const std::string& step : steps) line += (line.empty() ? "\nNext: " : " · ") + step;
  return line.empty() ? line : view::wrap(line, session.display().columns, 6) + "\n";
}

int welcome(Session& session) {
  session.say(
      "rapport remembers whom you talked to, and tells you whom to reach next.\n\n"
      "You have no journal yet. Try:\n"
      "  rapport add \"Priya Nair\" --every 3w\n"
      "  rapport log \"yesterday: lunch with Priya\"\n"
      "  rapport demo\n");
  return 0;
}

struct Counts {
  Day today;
  std::size_t due = 0;
  std::size_t promised = 0;
  std::size_t thank = 0;
  std::size_t celebrate = 0;
  std::size_t repair = 0;

  static std::vector<Column<Counts>> columns() {
    return {{"date", [](auto& row) -> Cell { return row.today; }},
            {"due", [](auto& row) -> Cell { return static_cast<std::int64_t>(row.due); }},
            {"promised", [](auto& row) -> Cell { return static_cast<std::int64_t>(row.promised); }},
            {"thank", [](auto& row) -> Cell { return static_cast<std::int64_t>(row.thank); }},
            {"celebrate", [](auto& row) -> Cell { return static_cast<std::int64_t>(row.celebrate); }},
            {"repair", [](auto& row) -> Cell { return static_cast<std::int64_t>(row.repair); }}};
  }
};

/// Prints counts for programs; the lists are commands of their own.
int print_counts(Session& session, const Reachouts& people, const std::vector<model::Promise>& promises,
                 const std::vector<model::Gratitude>& thanks, const std::vector<Celebration>& celebrations,
                 const std::vector<model::Conflict>& repairs) {
  const Counts counts{.today = session.today(),
                      .due = people.shown.size() + people.more,
                      .promised = promises.size(),
                      .thank = thanks.size(),
                      .celebrate = celebrations.size(),
                      .repair = repairs.size()};
  print_object(session, fields(counts), "date");
  return 0;
}

int run(const Arguments&, Session& session) {
  const auto& database = session.journal();
  if (!session.has_journal() && session.is_human_output()) return welcome(session);
  const auto people = reachouts(session, {.limit = most});
  const auto promises =
      redacted(store::open_promises(database, {.whose = model::Whose::mine, .due_by = session.today()}));
  const auto thanks = redacted(store::open_thanks(database));
  const auto celebrations = celebrations_of(session, -1);
  const auto repairs = conflicts_needing_action(session);
  if (!session.is_human_output()) return print_counts(session, people, promises, thanks, celebrations, repairs);
  session.say(day_line(session.today()));
  const std::vector<Block> blocks{{"Reconnect", reachout_table(session, people.shown), more_text(people.more, "due")},
                                  block(session, "Promised", promises, promise_table, "promise"),
                                  block(session, "Thank", thanks, thank_table, "thank"),
                                  block(session, "Celebrate", celebrations, celebration_table, "celebrate"),
                                  block(session, "Resolve", repairs, repair_table, "repair")};
  say(session, blocks);
  const bool calm = std::all_of(blocks.begin(), blocks.end(), [](auto& one) { return one.table.rows.empty(); });
  if (calm) {
    const std::string next = next_reachout(session);
    session.say("\nNothing is due." + (next.empty() ? "" : " " + next) + "\n");
  }
  session.say(next_steps(people, promises, thanks, session));
  return 0;
}

}  // namespace

Command dashboard() {
  return {.name = "",
          .summary = "Show people to reach, promises, thanks, celebrations and conflicts",
          .group = Group::look,
          .columns = keys<Counts>,
          .run = runs<run>};
}

}  // namespace rapport::commands
