#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "model/cadence.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"
#include "view/page.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string person;
  std::optional<std::string> until;
  bool clear = false;
};

/// The day a snooze ends: `2w` from today, or a date. Throws Error{usage} where it is not to come.
Day end_of(const std::string& phrase, Day today) {
  const auto period = model::parse_period(phrase);
  const Day until = period ? model::after(today, *period) : language::day(phrase, today, language::Reading::future);
  if (until > today) return until;
  throw Error(Fault::usage, "'" + phrase + "' is not to come", "as 2w, or a date");
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit("snooze");
  const auto known = person(session, arguments.person);
  edit.call("snooze " + known.handle);
  const bool clear = arguments.clear;
  if (!clear && !arguments.until) throw Error(Fault::usage, "until when?", "rapport snooze " + known.handle + " 2w");
  const auto who = edit.change<model::Person>(known.id, [&](auto& one) {
    if (clear) {
      one.snoozed_on = one.snoozed_until = std::nullopt;
      one.snoozed_by = {};
    } else {
      one.snoozed_until = end_of(*arguments.until, session.today());
      one.snoozed_on = session.today();
      one.snoozed_by = edit.operation();
    }
  });
  edit.settle();
  store::Statements statements(session.journal());
  const std::string words =
      clear ? shown(who.name) + " comes up again.\n"
            : shown(who.name) + " rests until " + view::date_words(*who.snoozed_until, session.today()) + ".\n";
  const Fields row = fields(ListRow{store::person_row(statements, who), session.today()});
  session.commit(edit);
  return reply(session, edit, row, words);
}

}  // namespace

Command snooze() {
  return {.name = "snooze",
          .summary = "Let somebody rest for a while, without touching their rhythm",
          .group = Group::keep,
          .examples = {{"snooze marco 2w", "back in two weeks"},
                       {"snooze marco \"3 jan\"", "on that day he is shown again"},
                       {"snooze marco --clear", "shown again now"}},
          .parameters = {{.name = "PERSON",
                          .help = "whom",
                          .required = true,
                          .completes = Completes::person,
                          .to = to<&Arguments::person>},
                         {.name = "UNTIL",
                          .help = "a period or a day",
                          .repeats = true,
                          .completes = Completes::date,
                          .to = to<&Arguments::until>},
                         {.name = "--clear", .help = "end it now", .to = to<&Arguments::clear>}},
          .details = "The rhythm goes on counting from the last talk; any talk that counts ends the rest.",
          .replies = {keys<ListRow>},
          .run = runs<run>};
}

}  // namespace rapport::commands
