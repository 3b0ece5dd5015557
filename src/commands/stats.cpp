#include "base/utf8.hpp"
#include "services/listings/row_columns.hpp"
#include "store/statistics.hpp"

#include "base/error.hpp"
#include "base/files.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/maintenance/journal_location.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/escape_lines.hpp"
#include "services/session/reply.hpp"
#include "view/charts.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> since;
  std::optional<std::string> person;
  std::optional<std::string> html;
};

model::Stats stats_from(Session& session, const Arguments& arguments) {
  std::optional<model::Person> who;
  if (arguments.person) who = person(session, *arguments.person);
  const Day today = session.today();
  Day since = model::a_year_of_weeks(today);
  if (arguments.since) since = language::since(*arguments.since, today);
  if (since > today) throw Error(ErrorCode::usage, "--since " + *arguments.since + " is in the future");
  // Nothing was recorded before the first interaction.
  if (const auto first = store::first_interaction_day(session.journal()); first && arguments.since && since < *first) {
    since = std::min(*first, today);
  }
  auto stats = store::stats(session.journal(), since, today, who ? std::optional(who->id) : std::nullopt);
  if (who) stats.person = who->name;
  return stats;
}

std::vector<Fields> days_of(const model::Stats& stats) {
  std::vector<Fields> days;
  for (std::size_t i = 0; i < stats.days.size(); ++i) {
    if (stats.days[i] == 0) continue;
    days.push_back({{"date", stats.since + static_cast<int>(i)}, {"talks", stats.days[i]}});
  }
  return days;
}

std::string month_of(const Date& date) { return to_iso(*day_of(date)).substr(0, 7); }

std::vector<Fields> kinds_of(const model::Stats& stats) {
  std::vector<Fields> kinds;
  for (const auto& one : stats.kinds) kinds.push_back({{"kind", one.name}, {"talks", one.count}});
  return kinds;
}

std::vector<Fields> cadences_of(const model::Stats& stats) {
  std::vector<Fields> cadences;
  for (const auto& one : stats.cadences) {
    cadences.push_back({{"every", model::to_text(one.every)},
                        {"kept", one.kept},
                        {"due", one.due},
                        {"slipping", one.overdue},
                        {"new", one.never_contacted},
                        {"resting", one.hidden}});
  }
  return cadences;
}

std::vector<Fields> directions_of(const model::Stats& stats) {
  std::vector<Fields> directions;
  for (const auto& one : stats.directions)
    directions.push_back({{"direction", one.name}, {"talks", one.interactions}, {"people", one.people}});
  return directions;
}

std::vector<Fields> giving_of(const model::Stats& stats) {
  std::vector<Fields> giving;
  for (const auto& one : stats.giving)
    giving.push_back({{"month", month_of(one.month)}, {"gave", one.gave}, {"asked", one.asked}});
  return giving;
}

/// Everything as one object.
struct StatsObject {
  const model::Stats& stats;

  static std::vector<Column<StatsObject>> columns() {
    return {{"since", [](auto& row) -> Cell { return row.stats.since; }},
            {"until", [](auto& row) -> Cell { return row.stats.until; }},
            {"person", [](auto& row) -> Cell { return known(row.stats.person); }},
            {"talks", [](auto& row) -> Cell { return row.stats.interactions; }},
            {"days", [](auto& row) -> Cell { return days_of(row.stats); }},
            {"kinds", [](auto& row) -> Cell { return kinds_of(row.stats); }}};
  }
};

/// The fields that exist only for all people together.
struct StatsOfAll {
  const model::Stats& stats;

  static std::vector<Column<StatsOfAll>> columns() {
    return {{"rhythms", [](auto& row) -> Cell { return cadences_of(row.stats); }},
            {"directions", [](auto& row) -> Cell { return directions_of(row.stats); }},
            {"giving", [](auto& row) -> Cell { return giving_of(row.stats); }}};
  }
};

Fields object_of(const model::Stats& stats) {
  return stats.person.empty() ? fields(StatsObject{stats}, StatsOfAll{stats}) : fields(StatsObject{stats});
}

/// One figure per row, for spreadsheets.
struct FigureRow {
  std::string what;
  std::string key;
  std::string figure;
  int count = 0;

  static std::vector<Column<FigureRow>> columns() {
    return {{"what", [](auto& row) -> Cell { return row.what; }},
            {"key", [](auto& row) -> Cell { return row.key; }},
            {"figure", [](auto& row) -> Cell { return row.figure; }},
            {"count", [](auto& row) -> Cell { return row.count; }}};
  }
};

std::vector<FigureRow> figures_of(const model::Stats& stats) {
  std::vector<FigureRow> rows;
  const auto put = [&](const char* what, const std::string& key, const char* figure, int count) {
    rows.push_back({what, key, figure, count});
  };
  for (std::size_t i = 0; i < stats.days.size(); ++i) {
    if (stats.days[i] > 0) put("day", to_iso(stats.since + static_cast<int>(i)), "talks", stats.days[i]);
  }
  for (const auto& one : stats.kinds) put("kind", one.name, "talks", one.count);
  if (!stats.person.empty()) return rows;
  for (const auto& one : stats.cadences) {
    const std::string every = model::to_text(one.every);
    put("rhythm", every, "kept", one.kept);
    put("rhythm", every, "due", one.due);
    put("rhythm", every, "slipping", one.overdue);
    put("rhythm", every, "new", one.never_contacted);
    put("rhythm", every, "resting", one.hidden);
  }
  for (const auto& one : stats.directions) {
    put("direction", one.name, "talks", one.interactions);
    put("direction", one.name, "people", one.people);
  }
  for (const auto& one : stats.giving) {
    put("giving", month_of(one.month), "gave", one.gave);
    put("giving", month_of(one.month), "asked", one.asked);
  }
  return rows;
}

int run(const Arguments& arguments, Session& session) {
  const auto stats = stats_from(session, arguments);
  if (const auto& file = arguments.html) {
    if (file->empty()) throw Error(ErrorCode::usage, "--html needs a file", "rapport stats --html stats.html");
    if (*file == "-" || *file == "/dev/stdout") {
      session.say(escape_lines(session, view::as_html(stats)));
      return 0;
    }
    if (!session.globals().dry_run) {
      check_target(session, *file);
      write_file(*file, view::as_html(stats));
      session.mark_done();
    }
    if (!session.globals().quiet) session.say("Written to " + shown(*file) + "\n");
    return 0;
  }
  if (session.is_human_output()) {
    session.say(view::as_text(stats, session.display()));
  } else if (session.globals().format == "json" && session.globals().columns.empty()) {
    print_object(session, object_of(stats), "since");
  } else {
    print(session, listing("key", figures_of(stats)));
  }
  return 0;
}

}  // namespace

Command stats() {
  return {.name = "stats",
          .summary = "Show the year in charts",
          .group = Group::look,
          .examples = {{"stats", "days, kinds, cadences, directions, giving and asking"},
                       {"stats --since 2024", "from that year on"},
                       {"stats --person priya", "interactions with one person"},
                       {"stats --html year.html", "the same as a web page"}},
          .parameters = {{.name = "--since",
                          .value = "DATE",
                          .help = "from this day, month or year on (a year ago)",
                          .completes = Completes::date,
                          .to = to<&Arguments::since>},
                         {.name = "--person",
                          .value = "PERSON",
                          .help = "only interactions with this person",
                          .completes = Completes::person,
                          .to = to<&Arguments::person>},
                         {.name = "--html",
                          .value = "FILE",
                          .help = "write a web page; - for standard output",
                          .to = to<&Arguments::html>}},
          .details =
              "The charts show what you did and where you could do more. People are never compared with each other, "
              "and giving and asking are never shown per person. Up, across, down and outside are where people stand "
              "relative to you, by their relation (`rapport edit PERSON --relation manager`).\n\nWith --json: since, "
              "until, person, talks, days (date, talks), kinds (kind, talks), rhythms (every, kept, due, slipping, "
              "new, resting), directions (direction, talks, people), giving (month, gave, asked). The other formats "
              "print one figure per row.",
          .columns = keys<FigureRow>,
          .also = {{"With --json", keys<StatsObject, StatsOfAll>}},
          .run = runs<run>};
}

}  // namespace rapport::commands
