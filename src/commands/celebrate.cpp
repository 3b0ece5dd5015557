#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "services/celebrations/joys.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/recording/outgoing_contact.hpp"
#include "services/session/arguments.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/open_entries.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{"id", "handle", "name", "what", "kind", "date", "days", "age"};
  return names;
}

Row row_of(const Joy& joy, store::Roll& roll, Day today) {
  return {joy.id,           roll.handle(joy.person),          roll.name(joy.person), joy.what, joy.kind, joy.date,
          joy.date - today, joy.age ? Cell(*joy.age) : Cell()};
}

int list_joys(Session& session, const Options& options) {
  const int within = checked_days(options.find("--within").value_or("14d"));
  const auto joys = joys_of(session, within);
  store::Roll roll(session.journal());
  Listing listing{.columns = columns(), .rows = {}, .id_column = "id"};
  for (const Joy& joy : joys) listing.rows.push_back(row_of(joy, roll, session.today()));
  view::Table table = joy_table(session, joys);
  table.indent = 0;
  return reply(session, listing, table, "Nothing to celebrate in the next " + view::days_words(within) + ".");
}

std::string celebrated_words(const Session& session, const model::Person& who, std::string_view what, Day on) {
  return "Celebrated with " + shown(who.name) + ": " + shown(what) + ", " + view::date_words(on, session.today()) +
         ".\n";
}

/// Records a win; unless it is for later, that it was celebrated too.
int celebrate_win(Session& session, const Options& options, store::Edit& edit, model::Win win,
                  const model::Person& who) {
  const bool later = options.has("--later");
  const Day on = past_day(options.find("--on"), session.today());
  edit.call("celebrate " + who.handle);
  if (!win.id) {
    win.won_on = on;
    edit.add(win);
  }
  if (!later) {
    auto talk = contact(who.id, on, "congratulation", options.value("--by"), win.text);
    edit.add(talk);
    win = edit.change<model::Win>(win.id, [&](auto& one) {
      one.celebrated_on = on;
      one.celebrated_in = talk.id;
    });
  }
  edit.settle();
  store::Roll roll(session.journal());
  const Joy joy{.id = win.id, .person = who.id, .what = win.text, .kind = "win", .date = win.won_on, .age = {}};
  const std::string words = later ? "Noted " + store::short_id(session.journal(), win.id) + ": " + shown(who.name) +
                                        ", " + shown(win.text) + ", to be celebrated.\n"
                                  : celebrated_words(session, who, win.text, on);
  const Fields row = fields(columns(), row_of(joy, roll, session.today()));
  session.commit(edit);
  return reply(session, edit, row, words);
}

int settle(Session& session, const Options& options) {
  store::Edit edit = session.edit("celebrate");
  const Id id = entry(session, options.value("--done"), "win", "win");
  const auto win = store::find<model::Win>(session.journal(), id);
  if (win->celebrated_on) {
    throw Error(Fault::usage,
                "the win " + options.value("--done") + " was celebrated on " + to_iso(*win->celebrated_on));
  }
  return celebrate_win(session, options, edit, *win, *store::find<model::Person>(session.journal(), win->person));
}

/// A yearly date that has come is celebrated by being in touch; it comes again by itself.
int celebrate_day(Session& session, const Options& options, store::Edit& edit, const Joy& joy, const model::Person& who,
                  const std::string& text) {
  const Day on = past_day(options.find("--on"), session.today());
  edit.call("celebrate " + who.handle);
  edit.add(contact(who.id, on, "congratulation", options.value("--by"), text));
  edit.settle();
  store::Roll roll(session.journal());
  const std::string words = celebrated_words(session, who, text, on);
  const Fields row = fields(columns(), row_of(joy, roll, session.today()));
  session.commit(edit);
  return reply(session, edit, row, words);
}

/// A yearly date that has come and is still to be celebrated, of that kind where there is one: `birthday` in `her
/// birthday`.
std::optional<Joy> day_come(Session& session, Id person, const std::string& text) {
  for (const Joy& joy : joys_of(session, person, 0)) {
    if (joy.kind == "win" || joy.date > session.today()) continue;
    if (text.empty() || fold(text).find(fold(joy.kind)) != std::string::npos) return joy;
  }
  return std::nullopt;
}

/// What waits: the oldest win, else a yearly date that has come.
int celebrate_waiting(Session& session, const Options& options, store::Edit& edit, const model::Person& who) {
  const auto wins = store::open_wins(session.journal(), who.id);
  if (!wins.empty()) return celebrate_win(session, options, edit, wins.front(), who);
  if (const auto day = day_come(session, who.id, {}))
    return celebrate_day(session, options, edit, *day, who, day->what);
  throw Error(Fault::usage, "what is there to celebrate with " + who.name + "?",
              "rapport celebrate " + who.handle + " \"what went well\"");
}

int run(const Options& options, Session& session) {
  if (options.has("--done")) return settle(session, options);
  if (!options.has("PERSON")) return list_joys(session, options);
  store::Edit edit = session.edit("celebrate");
  const auto who = person(session, options.value("PERSON"));
  if (!options.has("TEXT") && !options.has("--later")) return celebrate_waiting(session, options, edit, who);
  static_cast<void>(past_day(options.find("--on"), session.today()));  // told before somebody writes
  const std::string text =
      text_to_store(session, options.text("TEXT"), options.has("TEXT"), "what there is to celebrate");
  if (const auto day = day_come(session, who.id, text); day && !options.has("--later"))
    return celebrate_day(session, options, edit, *day, who, text);
  return celebrate_win(session, options, edit, {.person = who.id, .text = text}, who);
}

}  // namespace

Command celebrate() {
  return {.name = "celebrate",
          .summary = "Be glad for others: wins, birthdays and other yearly dates",
          .group = Group::practice,
          .examples = {{"celebrate", "wins still to be celebrated, and what comes in two weeks"},
                       {"celebrate zoe \"her book is out\" --by card", "a win, celebrated"},
                       {"celebrate marco \"promoted\" --later", "noted; celebrate it when you meet"},
                       {"celebrate zoe", "her oldest win that waits, or her birthday, is celebrated"},
                       {"celebrate --done 7k3", "this one"}},
          .parameters =
              {{.name = "PERSON", .help = "with whom", .completes = Completes::person},
               {.name = "TEXT", .help = "what went well", .repeats = true},
               {.name = "--by",
                .value = "MEANS",
                .help = "how it was said",
                .choices = {"note", "email", "message", "card", "gift", "call", "in-person", "public"}},
               {.name = "--on", .value = "DATE", .help = "the day it was", .completes = Completes::date},
               {.name = "--later", .help = "a win only, to be celebrated another day"},
               {.name = "--done", .value = "ID", .help = "this win is celebrated now", .completes = Completes::win},
               {.name = "--within", .value = "PERIOD", .help = "how far to look ahead (14d)"}},
          .details =
              "Yearly dates come from `rapport occasion` and `--birthday`. One that was missed is shown for a week, or "
              "until it is celebrated, with a negative number of days.",
          .columns = "id,handle,name,what,kind,date,days,age",
          .run = run};
}

}  // namespace rapport::commands
