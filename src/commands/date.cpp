#include "commands/all.hpp"
#include "language/dates.hpp"
#include "services/listings/row_columns.hpp"
#include "services/session/reply.hpp"

namespace rapport::commands {
namespace {

struct Arguments {
  std::string phrase;
  bool future = false;
};

struct DayRow {
  Day day;

  static std::vector<Column<DayRow>> columns() {
    return {{"date", [](auto& row) -> Cell { return row.day; }},
            {"weekday", [](auto& row) -> Cell { return weekday_name(weekday_of(row.day)); }}};
  }
};

int run(const Arguments& arguments, Session& session) {
  const auto reading = arguments.future ? language::Reading::future : language::Reading::past;
  const Day day = language::day(arguments.phrase, session.today(), reading);
  if (session.is_human_output())
    session.say(to_iso(day) + "\n");
  else
    print_object(session, fields(DayRow{day}), "date");
  return 0;
}

}  // namespace

Command date() {
  return {.name = "date",
          .summary = "Print how rapport reads a date",
          .group = Group::settle,
          .examples = {{"date \"last fri\"", "as `log` reads it"}, {"date fri --future", "as `promise` reads it"}},
          .parameters = {{.name = "PHRASE",
                          .help = "a date in words",
                          .required = true,
                          .repeats = true,
                          .to = to<&Arguments::phrase>},
                         {.name = "--future",
                          .help = "read a weekday or a day without a year as the next one",
                          .to = to<&Arguments::future>}},
          .details = {},
          .columns = keys<DayRow>,
          .run = runs<run>};
}

}  // namespace rapport::commands
