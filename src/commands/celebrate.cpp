#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/celebrations/celebrations.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/recording/outgoing_contact.hpp"
#include "services/session/argument_values.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::optional<std::string> person;
  std::optional<std::string> text;
  std::string by;
  std::optional<std::string> on;
  bool later = false;
  std::optional<std::string> done;
  std::string within = "14d";
};

struct CelebrationRow {
  const Celebration& celebration;
  store::PersonNames& person_names;
  Day today;

  static std::vector<Column<CelebrationRow>> columns() {
    return {{"id", [](auto& row) -> Cell { return row.celebration.id; }},
            {"handle", [](auto& row) -> Cell { return row.person_names.handle(row.celebration.person); }},
            {"name", [](auto& row) -> Cell { return row.person_names.name(row.celebration.person); }},
            {"what", [](auto& row) -> Cell { return row.celebration.what; }},
            {"kind", [](auto& row) -> Cell { return row.celebration.kind; }},
            {"date", [](auto& row) -> Cell { return row.celebration.date; }},
            {"days", [](auto& row) -> Cell { return row.celebration.date - row.today; }},
            {"age", [](auto& row) -> Cell { return row.celebration.age ? Cell(*row.celebration.age) : Cell(); }}};
  }
};

int list_celebrations(Session& session, const std::string& period) {
  const int within = checked_days(period);
  const auto celebrations = celebrations_of(session, within);
  store::PersonNames person_names(session.journal());
  view::Table table = celebration_table(session, celebrations);
  table.indent = 0;
  return reply(session,
               listing("id", celebrations,
                       [&](auto& one) {
                         return CelebrationRow{one, person_names, session.today()};
                       }),
               table, "Nothing to celebrate in the next " + view::days_text(within) + ".");
}

std::string celebrated_text(const Session& session, const model::Person& who, std::string_view what, Day on) {
  return fmt::format("Celebrated with {}: {}, {}.\n", shown(who.name), shown(what),
                     view::date_text(on, session.today()));
}

/// Records a win and, unless it is for later, the interaction that celebrated it.
int celebrate_win(Session& session, const Arguments& arguments, store::Edit& edit, model::Win win,
                  const model::Person& who) {
  const bool later = arguments.later;
  const Day on = past_day(arguments.on, session.today());
  edit.call("celebrate " + who.handle);
  if (!win.id) {
    win.won_on = on;
    edit.add(win);
  }
  if (!later) {
    auto interaction = contact(who.id, on, "congratulation", arguments.by, win.text);
    edit.add(interaction);
    win = edit.change<model::Win>(win.id, [&](auto& one) {
      one.celebrated_on = on;
      one.celebrated_in = interaction.id;
    });
  }
  edit.settle();
  store::PersonNames person_names(session.journal());
  const Celebration celebration{
      .id = win.id, .person = who.id, .what = win.text, .kind = "win", .date = win.won_on, .age = {}};
  const std::string words =
      later ? fmt::format("Saved {}: {}, {}. Celebrate it when you meet.\n", store::short_id(session.journal(), win.id),
                          shown(who.name), shown(win.text))
            : celebrated_text(session, who, win.text, on);
  const Fields row = fields(CelebrationRow{celebration, person_names, session.today()});
  session.commit(edit);
  return reply(session, edit, row, words);
}

int settle(Session& session, const Arguments& arguments) {
  store::Edit edit = session.edit("celebrate");
  const Id id = entry(session, *arguments.done, "win", "win");
  const auto win = store::find<model::Win>(session.journal(), id);
  if (win->celebrated_on) {
    throw Error(ErrorCode::usage,
                fmt::format("win {} was already celebrated on {}", *arguments.done, to_iso(*win->celebrated_on)));
  }
  return celebrate_win(session, arguments, edit, *win, *store::find<model::Person>(session.journal(), win->person));
}

/// Celebrates a yearly date by recording an interaction; the date itself recurs.
int celebrate_day(Session& session, const Arguments& arguments, store::Edit& edit, const Celebration& celebration,
                  const model::Person& who, const std::string& text) {
  const Day on = past_day(arguments.on, session.today());
  edit.call("celebrate " + who.handle);
  edit.add(contact(who.id, on, "congratulation", arguments.by, text));
  edit.settle();
  store::PersonNames person_names(session.journal());
  const std::string words = celebrated_text(session, who, text, on);
  const Fields row = fields(CelebrationRow{celebration, person_names, session.today()});
  session.commit(edit);
  return reply(session, edit, row, words);
}

/// A yearly date that has come and is not yet celebrated; of the kind that `text` contains, if any (`birthday` in `her
/// birthday`).
std::optional<Celebration> day_come(Session& session, Id person, const std::string& text) {
  for (const Celebration& celebration : celebrations_of(session, person, 0)) {
    if (celebration.kind == "win" || celebration.date > session.today()) continue;
    if (text.empty() || fold(text).find(fold(celebration.kind)) != std::string::npos) return celebration;
  }
  return std::nullopt;
}

/// Celebrates the oldest open win, or else a yearly date that has come.
int celebrate_waiting(Session& session, const Arguments& arguments, store::Edit& edit, const model::Person& who) {
  const auto wins = store::open_wins(session.journal(), who.id);
  if (!wins.empty()) return celebrate_win(session, arguments, edit, wins.front(), who);
  if (const auto day = day_come(session, who.id, {}))
    return celebrate_day(session, arguments, edit, *day, who, day->what);
  throw Error(ErrorCode::usage, "nothing to celebrate with " + who.name,
              "rapport celebrate " + who.handle + " \"what went well\"");
}

int run(const Arguments& arguments, Session& session) {
  if (arguments.done) return settle(session, arguments);
  if (!arguments.person) return list_celebrations(session, arguments.within);
  store::Edit edit = session.edit("celebrate");
  const auto who = person(session, *arguments.person);
  if (!arguments.text && !arguments.later) return celebrate_waiting(session, arguments, edit, who);
  static_cast<void>(past_day(arguments.on, session.today()));  // check this before opening an editor
  const std::string text = text_to_store(session, arguments.text, "what went well");
  if (const auto day = day_come(session, who.id, text); day && !arguments.later)
    return celebrate_day(session, arguments, edit, *day, who, text);
  return celebrate_win(session, arguments, edit, {.person = who.id, .text = text}, who);
}

}  // namespace

Command celebrate() {
  return {
      .name = "celebrate",
      .summary = "Celebrate wins, birthdays and other yearly dates",
      .group = Group::practice,
      .examples = {{"celebrate", "wins to celebrate, and dates in the next two weeks"},
                   {"celebrate zoe \"her book is out\" --by card", "record a win and the card you sent"},
                   {"celebrate marco \"promoted\" --later", "save it until you meet"},
                   {"celebrate zoe", "celebrate her oldest open win, or her birthday"},
                   {"celebrate --done 7k3", "celebrate this win"}},
      .parameters = {{.name = "PERSON",
                      .help = "whose win or date",
                      .completes = Completes::person,
                      .to = to<&Arguments::person>},
                     {.name = "TEXT", .help = "what went well", .repeats = true, .to = to<&Arguments::text>},
                     {.name = "--by",
                      .value = "MEANS",
                      .help = "how you said it",
                      .choices = {"note", "email", "message", "card", "gift", "call", "in-person", "public"},
                      .to = to<&Arguments::by>},
                     {.name = "--on",
                      .value = "DATE",
                      .help = "the day it happened",
                      .completes = Completes::date,
                      .to = to<&Arguments::on>},
                     {.name = "--later", .help = "save the win to celebrate another day", .to = to<&Arguments::later>},
                     {.name = "--done",
                      .value = "ID",
                      .help = "celebrate this win now",
                      .completes = Completes::win,
                      .to = to<&Arguments::done>},
                     {.name = "--within",
                      .value = "PERIOD",
                      .help = "how far to look ahead (14d)",
                      .to = to<&Arguments::within>}},
      .details =
          "Yearly dates come from `rapport occasion` and `--birthday`. A missed date stays for a week, or until you "
          "celebrate it, with a negative number of days.",
      .columns = keys<CelebrationRow>,
      .replies = {keys<CelebrationRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
