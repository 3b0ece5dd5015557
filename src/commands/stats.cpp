#include "base/utf8.hpp"
#include "store/counts.hpp"

#include "base/error.hpp"
#include "base/files.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/maintenance/places.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/lines.hpp"
#include "services/session/reply.hpp"
#include "view/pictures.hpp"

namespace rapport::commands {
namespace {

model::Stats stats_from(Session& session, const Options& options) {
  std::optional<model::Person> who;
  if (options.has("--person")) who = person(session, options.value("--person"));
  const Day today = session.today();
  Day since = model::a_year_of_weeks(today);
  if (const auto phrase = options.find("--since")) since = language::since(*phrase, today);
  if (since > today) throw Error(Fault::usage, "--since " + options.value("--since") + " is still to come");
  // Nothing was written down before the first talk.
  if (const auto first = store::first_talk(session.journal()); first && options.has("--since") && since < *first) {
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

Fields object_of(const model::Stats& stats) {
  std::vector<Fields> kinds;
  for (const auto& one : stats.kinds) kinds.push_back({{"kind", one.name}, {"talks", one.count}});
  Fields object{{"since", stats.since}, {"until", stats.until},   {"person", known(stats.person)},
                {"talks", stats.talks}, {"days", days_of(stats)}, {"kinds", std::move(kinds)}};
  if (!stats.person.empty()) return object;
  std::vector<Fields> rhythms;
  for (const auto& one : stats.rhythms) {
    rhythms.push_back({{"every", model::to_text(one.every)},
                       {"kept", one.kept},
                       {"due", one.due},
                       {"slipping", one.slipping},
                       {"new", one.fresh_start},
                       {"resting", one.resting}});
  }
  std::vector<Fields> headings;
  for (const auto& one : stats.headings)
    headings.push_back({{"direction", one.name}, {"talks", one.talks}, {"people", one.people}});
  std::vector<Fields> giving;
  for (const auto& one : stats.giving)
    giving.push_back({{"month", month_of(one.month)}, {"gave", one.gave}, {"asked", one.asked}});
  object.insert(object.end(),
                {{"rhythms", std::move(rhythms)}, {"directions", std::move(headings)}, {"giving", std::move(giving)}});
  return object;
}

/// One figure a row, for a spreadsheet.
Listing listing_of(const model::Stats& stats) {
  Listing listing{.columns = {"what", "key", "figure", "count"}, .rows = {}, .id_column = "key"};
  const auto put = [&](const char* what, const std::string& key, const char* figure, int count) {
    listing.rows.push_back({what, key, figure, count});
  };
  for (std::size_t i = 0; i < stats.days.size(); ++i) {
    if (stats.days[i] > 0) put("day", to_iso(stats.since + static_cast<int>(i)), "talks", stats.days[i]);
  }
  for (const auto& one : stats.kinds) put("kind", one.name, "talks", one.count);
  if (!stats.person.empty()) return listing;
  for (const auto& one : stats.rhythms) {
    const std::string every = model::to_text(one.every);
    put("rhythm", every, "kept", one.kept);
    put("rhythm", every, "due", one.due);
    put("rhythm", every, "slipping", one.slipping);
    put("rhythm", every, "new", one.fresh_start);
    put("rhythm", every, "resting", one.resting);
  }
  for (const auto& one : stats.headings) {
    put("direction", one.name, "talks", one.talks);
    put("direction", one.name, "people", one.people);
  }
  for (const auto& one : stats.giving) {
    put("giving", month_of(one.month), "gave", one.gave);
    put("giving", month_of(one.month), "asked", one.asked);
  }
  return listing;
}

int run(const Options& options, Session& session) {
  const auto stats = stats_from(session, options);
  if (const auto file = options.find("--html")) {
    if (file->empty()) throw Error(Fault::usage, "--html needs a file", "rapport stats --html stats.html");
    if (*file == "-" || *file == "/dev/stdout") {
      session.say(safe_lines(session, view::as_html(stats)));
      return 0;
    }
    if (!session.globals().dry_run) {
      check_target(session, *file);
      write_file(*file, view::as_html(stats));
      session.note_done();
    }
    if (!session.globals().quiet) session.say("Written to " + shown(*file) + "\n");
    return 0;
  }
  if (session.for_people()) {
    session.say(view::as_text(stats, session.page()));
  } else if (session.globals().format == "json" && session.globals().columns.empty()) {
    print_object(session, object_of(stats), "since");
  } else {
    print(session, listing_of(stats));
  }
  return 0;
}

}  // namespace

Command stats() {
  return {.name = "stats",
          .summary = "See the year in pictures",
          .group = Group::look,
          .examples = {{"stats", "talks by week and weekday, kinds, rhythms, directions, giving and asking"},
                       {"stats --since 2024", "from that year on"},
                       {"stats --person priya", "talks with one person"},
                       {"stats --html year.html", "the same as a page for a browser"}},
          .parameters = {{.name = "--since",
                          .value = "DATE",
                          .help = "from that day, month or year on (a year ago)",
                          .completes = Completes::date},
                         {.name = "--person",
                          .value = "PERSON",
                          .help = "talks with one person only",
                          .completes = Completes::person},
                         {.name = "--html", .value = "FILE", .help = "as one page of HTML; - for standard output"}},
          .details =
              "The pictures are about what you did, and where you could do more; nobody is compared with anybody, and "
              "giving and asking are never shown by person. Up, across, down and outside are where people stand from "
              "your place, by their relation (`rapport edit PERSON --relation manager`).\n\n"
              "With --json: since, until, person, talks, days (date, talks), kinds (kind, talks), rhythms (every, "
              "kept, due, slipping, new, resting), directions (direction, talks, people), giving (month, gave, asked). "
              "In the other formats each figure is a row.",
          .columns = "what,key,figure,count",
          .run = run};
}

}  // namespace rapport::commands
