#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "commands/all.hpp"
#include "language/dates.hpp"
#include "model/cadence.hpp"
#include "services/listings/listing_rows.hpp"
#include "services/people/person_lookup.hpp"
#include "services/session/reply.hpp"
#include "store/history.hpp"
#include "store/mapping.hpp"
#include "view/page_writer.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string what;
  std::optional<std::string> until;
  bool clear = false;
};

/// The end of a snooze: `2w` from today, or a date. Throws Error{usage} if it is not in the future.
Day end_of(const std::string& phrase, Day today) {
  const auto period = model::parse_period(phrase);
  const Day until = period ? model::after(today, *period) : language::day(phrase, today, language::Reading::future);
  if (until > today) return until;
  throw Error(ErrorCode::usage, "'" + phrase + "' is not in the future", "give a period such as 2w, or a date");
}

/// The requested end; nothing to end the snooze now.
std::optional<Day> requested_end(Session& session, const Arguments& arguments, const std::string& which) {
  if (arguments.clear) return std::nullopt;
  if (!arguments.until) throw Error(ErrorCode::usage, "no period or date given", "rapport snooze " + which + " 2w");
  return end_of(*arguments.until, session.today());
}

std::string words_of(Session& session, const std::string& what, std::optional<Day> until) {
  if (!until) return "Ended the snooze of " + shown(what) + ".\n";
  return fmt::format("Snoozed {} until {}.\n", shown(what), view::date_text(*until, session.today()));
}

int snooze_promise(Session& session, const Arguments& arguments, store::Edit& edit, Id id) {
  const std::string short_id = store::short_id(edit.database(), id);
  edit.call("snooze " + short_id);
  const auto until = requested_end(session, arguments, short_id);
  const auto promise = edit.change<model::Promise>(id, [&](auto& one) {
    if (one.state != model::PromiseState::open)
      throw Error(ErrorCode::usage, fmt::format("promise {} is already {}", short_id, model::to_text(one.state)));
    one.snoozed_until = until;
  });
  store::PersonNames person_names(session.journal());
  const Fields row = fields(PromiseRow{promise, person_names, session.today()});
  session.commit(edit);
  return reply(session, edit, row, words_of(session, "promise " + short_id, until));
}

int snooze_person(Session& session, const Arguments& arguments, store::Edit& edit, const model::Person& known) {
  edit.call("snooze " + known.handle);
  const auto until = requested_end(session, arguments, known.handle);
  const auto who = edit.change<model::Person>(known.id, [&](auto& one) {
    one.snoozed_until = until;
    one.snoozed_on = until ? std::optional(session.today()) : std::nullopt;
    one.snoozed_by = until ? edit.operation() : Id{};
  });
  edit.settle();
  store::Statements statements(session.journal());
  const Fields row = fields(ListRow{store::person_row(statements, who), session.today()});
  session.commit(edit);
  return reply(session, edit, row, words_of(session, who.name, until));
}

int run(const Arguments& arguments, Session& session) {
  store::Edit edit = session.edit("snooze");
  const auto [table, id] = target(session, arguments.what);
  if (table == "promise") return snooze_promise(session, arguments, edit, id);
  if (table != "person")
    throw Error(ErrorCode::usage, "cannot snooze '" + arguments.what + "'", "only people and promises can be snoozed");
  return snooze_person(session, arguments, edit, *store::find<model::Person>(edit.database(), id));
}

}  // namespace

Command snooze() {
  return {
      .name = "snooze",
      .summary = "Hide a person or a promise for a while",
      .group = Group::keep,
      .examples = {{"snooze marco 2w", "back in two weeks"},
                   {"snooze marco \"3 jan\"", "back on that day"},
                   {"snooze 7k3 1w", "a promise, for a week"},
                   {"snooze marco --clear", "back now"}},
      .parameters = {{.name = "WHAT",
                      .help = "a person, or the id of a promise",
                      .required = true,
                      .completes = Completes::entry,
                      .to = to<&Arguments::what>},
                     {.name = "UNTIL",
                      .help = "a period or a day",
                      .repeats = true,
                      .completes = Completes::date,
                      .to = to<&Arguments::until>},
                     {.name = "--clear", .help = "end the snooze now", .to = to<&Arguments::clear>}},
      .details = "The cadence keeps counting from the last contact, and any interaction that counts ends the snooze.",
      .replies = {keys<ListRow>, keys<PromiseRow>},
      .run = runs<run>};
}

}  // namespace rapport::commands
