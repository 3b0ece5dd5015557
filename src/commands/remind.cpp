#include <fmt/core.h>
#include <algorithm>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/maintenance/backups.hpp"
#include "services/reachouts/upcoming.hpp"
#include "services/session/reply.hpp"
#include "store/people.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  int days = 0;
  bool email_subject = false;
  bool include_private = false;
};

/// The very first run covers this many days, including today.
constexpr int first_days = 7;
constexpr std::size_t longest_mark = 64;

/// The days that the last run covered, as stored: `2026-11-18 2026-11-19`, its first day and the day of the run.
struct Mark {
  Day from;
  Day day;
};

/// The file that stores them, one per journal. Empty if HOME is not set.
std::string mark_path(Session& session) {
  if (!session.has_place_for_state()) return {};
  std::uint64_t value = hash(session.path());
  std::string name;
  for (; value != 0; value /= 36) name += "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36];
  return session.state_path("remind-" + name);
}

std::optional<Mark> read_mark(const std::string& path) {
  const std::string text = path.empty() ? std::string{} : read_file(path, longest_mark).value_or("");
  const auto from = parse_iso(std::string_view(text).substr(0, 10));
  const auto day = text.size() > 11 ? parse_iso(std::string_view(text).substr(11, 10)) : std::nullopt;
  return from && day ? std::optional(Mark{*from, *day}) : std::nullopt;
}

/// The first day to cover: the day after the last run, or the same as before if that was today. Without HOME, today.
Day first_day(Session& session, const std::string& path) {
  const Day today = session.today();
  if (path.empty()) return today;
  const auto mark = read_mark(path);
  if (!mark || mark->day > today) return today - (first_days - 1);
  return mark->day == today ? mark->from : mark->day + 1;
}

std::string list(const std::vector<std::string>& names) {
  constexpr std::size_t most = 3;
  if (names.size() <= most) return view::joined(names);
  return fmt::format("{} and {} more", view::joined({names.begin(), names.begin() + most}), names.size() - most);
}

/// `reconnect with Priya Nair, 1 promise, birthday of Zoë Müller`
std::string subject(const std::vector<Upcoming>& found, store::PersonNames& person_names) {
  std::vector<std::string> reachouts;
  std::vector<std::string> others;
  int promises = 0;
  for (const Upcoming& one : found) {
    if (one.kind == "touch") {
      reachouts.push_back(person_names.name(one.people.front()));
    } else if (one.kind == "promise" || one.kind == "waiting") {
      ++promises;
    } else {
      const std::string names = view::joined(person_names.names(one.people));
      others.push_back(one.kind == "talk" || one.kind == "repair" ? "talk with " + names : one.kind + " of " + names);
    }
  }
  std::vector<std::string> parts;
  if (!reachouts.empty()) parts.push_back("reconnect with " + list(reachouts));
  if (promises > 0) parts.push_back(view::count_text(promises, "promise", "promises"));
  if (!others.empty()) parts.push_back(list(others));
  return join(parts, ", ");
}

std::string digest(Session& session, const std::vector<Upcoming>& found, store::PersonNames& person_names) {
  const Day today = session.today();
  std::string text;
  Day last{};
  for (const Upcoming& one : found) {
    if (text.empty() || one.date != last)
      text += (text.empty() ? "" : "\n") + view::full_date_text(one.date) + (one.date == today ? ", today" : "") + "\n";
    last = one.date;
    const std::string names = view::joined(person_names.names(one.people));
    text += "  " + shown(names.empty() ? one.what : names + ": " + text_without_names(one, names)) + "\n";
  }
  return text;
}

/// RAPPORT_TODAY is a real day; --today and --dry-run are hypothetical.
bool moves_mark(Session& session) { return !session.globals().dry_run && !session.globals().is_hypothetical; }

int run(const Arguments& arguments, Session& session) {
  const std::string path = mark_path(session);
  const Day today = session.today();
  const Day from = first_day(session, path);
  std::vector<Upcoming> found;
  if (session.has_journal()) {
    found = upcoming(
        session,
        {.from = from, .to = clamped(today + arguments.days), .late = false, .is_private = arguments.include_private});
  }
  store::PersonNames person_names(session.journal());
  if (!session.is_human_output()) {
    print(session, listing("id", found, [&](auto& one) { return AgendaRow{one, person_names}; }));
  } else if (!found.empty()) {
    if (arguments.email_subject) session.say("Subject: " + shown(subject(found, person_names)) + "\n\n");
    session.say(digest(session, found, person_names));
  }
  session.end_reading();
  if (path.empty() || !moves_mark(session) || !session.has_journal()) return 0;
  // Output that did not reach its reader is repeated next time.
  if (session.world().out.flush() != Output::State::good) return 0;
  make_private_folder(parent_folder(path));
  write_file(path, fmt::format("{} {}\n", to_iso(from), to_iso(today)));
  back_up_daily(session);
  return 0;
}

}  // namespace

Command remind() {
  return {
      .name = "remind",
      .summary = "Print what has come up since the last run, for cron",
      .group = Group::look,
      .examples = {{"remind", "prints nothing if nothing has come up"},
                   {"remind --days 3", "includes the next three days"},
                   {"remind --email-subject | sendmail you@example.org", "as a mail with a subject"}},
      .parameters =
          {{.name = "--days", .value = "N", .help = "include the next N days (0)", .to = to<&Arguments::days>},
           {.name = "--email-subject",
            .help = "start with a Subject: line and an empty line",
            .to = to<&Arguments::email_subject>},
           {.name = "--include-private",
            .help = "show the text of private entries too",
            .to = to<&Arguments::include_private>}},
      .details =
          "Covers the days since its last run, so a machine that was asleep misses nothing; the first run covers seven "
          "days. Running it again on the same day prints the same. The last run is stored in $XDG_STATE_HOME/rapport; "
          "--today and --dry-run never change it. remind also makes the backup of the day.",
      .columns = keys<AgendaRow>,
      .run = runs<run>};
}

}  // namespace rapport::commands
