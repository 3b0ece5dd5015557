#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/session/reply.hpp"

namespace rapport::commands {
namespace {

int run(const Options& options, Session& session) {
  const auto reading = options.has("--future") ? language::Reading::future : language::Reading::past;
  const Day day = language::day(options.text("PHRASE"), session.today(), reading);
  if (session.for_people())
    session.say(to_iso(day) + "\n");
  else
    print_object(session, {{"date", day}, {"weekday", weekday_name(weekday_of(day))}}, "date");
  return 0;
}

}  // namespace

Command date() {
  return {.name = "date",
          .summary = "Print the day that rapport understands",
          .group = Group::settle,
          .examples = {{"date \"last fri\"", "as when logging"}, {"date fri --future", "as when promising"}},
          .parameters = {{.name = "PHRASE", .help = "a date in words", .required = true, .repeats = true},
                         {.name = "--future", .help = "a weekday or a day without a year is the next one"}},
          .details = {},
          .columns = "date,weekday",
          .run = run};
}

}  // namespace rapport::commands
